"""The grams of passages are indexed. In a file those of frequent characters are, and issues that are there already are
indexed again later, in the background, as nobody can say the words of a window here.

On a server the index is of characters, of pairs of characters, and of triples of frequent ones, each as a number. With
their texts it would be several times as large as what it is of, as most pairs are rare. Of 262,144 numbers for pairs
few are shared within one passage, and each is of so many passages that it takes little room.
"""

# mypy: ignore-errors
# (peewee's objects at run time.)

import peewee

_FREQUENT = (
    "一是人了不在有大中国和为这上他个地年來我会以到时要出的生学說道"
    "民傢子也成行下于们后就发自之对得着主長可过天作分方用多你部能市等业"
)

_GRAMS = """
    SELECT array_agg(-one)
        || COALESCE(array_agg(mod(one * 1009 + two, 262144)) FILTER (WHERE two IS NOT NULL), '{}')
        || COALESCE(array_agg(262144 + mod(one * 5003 + two * 1009 + three, 262144))
            FILTER (WHERE one = ANY (frequent) AND two = ANY (frequent) AND three = ANY (frequent)), '{}')
    FROM (SELECT array_agg(ascii(one)) codes FROM unnest(string_to_array(folded, NULL)) one) folded,
        unnest(codes, codes[2:], codes[3:]) AS t(one, two, three)
"""

_SOUGHT = """
    SELECT CASE WHEN length(folded) = 1 THEN annotator_grams(folded)
        ELSE ARRAY(SELECT gram FROM unnest(annotator_grams(folded)) gram WHERE gram >= 0) END
"""
"""What follows from the pairs need not be looked up."""

# By what it costs the server prefers the index to making the grams of all passages.
_HOW = "(folded text) RETURNS integer[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000"


def up(migrator, db):  # noqa: ANN001, ANN201
    """Make the index."""
    if isinstance(db, peewee.SqliteDatabase):
        # It holds for each gram only in which passages it is.
        db.execute_sql(
            "CREATE VIRTUAL TABLE passage_gram "
            "USING fts5(text, content = '', columnsize = 0, detail = none, tokenize = 'ascii')"
        )
        db.execute_sql("INSERT INTO passage_text (passage_text) VALUES ('delete-all')")
        db.execute_sql('DELETE FROM "passage"')
        db.execute_sql('DELETE FROM "searched"')
    else:
        frequent = "'{" + ",".join(str(ord(char)) for char in _FREQUENT) + "}'::integer[]"
        db.execute_sql(f"CREATE FUNCTION annotator_grams{_HOW} AS $${_GRAMS.replace('frequent', frequent)}$$")
        db.execute_sql(f"CREATE FUNCTION annotator_grams_sought{_HOW} AS $${_SOUGHT}$$")
        db.execute_sql("SET LOCAL maintenance_work_mem = '256MB'")
        db.execute_sql("CREATE INDEX passage_gram ON passage USING gin (annotator_grams(text))")
    db.user_version = 12
