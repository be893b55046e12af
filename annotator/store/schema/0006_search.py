"""The index for full-text search; issues that are there already are indexed later, one by one, in the background.

Of the windows of the raw text a file keeps only where they are: their words are in the index, which has no texts.
"""

# mypy: ignore-errors
# (peewee makes the base class at run time.)

import peewee


def up(migrator, db):  # noqa: ANN001, ANN201
    """Make the tables."""

    class Passage(db.Model):
        issue = peewee.IntegerField()
        side = peewee.TextField()
        start = peewee.IntegerField()
        end = peewee.IntegerField()
        text = peewee.TextField(null=True)

        class Meta:
            indexes = ((("issue", "side", "start"), False),)

    class Searched(db.Model):
        issue = peewee.IntegerField(primary_key=True)
        folding = peewee.TextField()

    db.create_tables([Passage, Searched])
    if isinstance(db, peewee.SqliteDatabase):
        # One character a token, and all but ASCII is a character of a word: what is left of a text is folded already.
        db.execute_sql(
            "CREATE VIRTUAL TABLE passage_text USING fts5(text, content = '', columnsize = 0, tokenize = 'ascii')"
        )
    db.user_version = 6
