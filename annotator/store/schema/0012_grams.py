"""The grams of passages are indexed too. Issues that are there already are indexed again later, in the background, as
nobody can say the words of a window here.
"""

# mypy: ignore-errors
# (peewee's objects at run time.)

import peewee


def up(migrator, db):  # noqa: ANN001, ANN201
    """Make the index of grams, which holds for each only in which passages it is, and empty the old one."""
    if isinstance(db, peewee.SqliteDatabase):
        db.execute_sql(
            "CREATE VIRTUAL TABLE passage_gram "
            "USING fts5(text, content = '', columnsize = 0, detail = none, tokenize = 'ascii')"
        )
        db.execute_sql("INSERT INTO passage_text (passage_text) VALUES ('delete-all')")
        db.execute_sql('DELETE FROM "passage"')
        db.execute_sql('DELETE FROM "searched"')
    db.user_version = 12
