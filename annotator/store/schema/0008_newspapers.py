"""The newspaper of each issue, if known; a person can set that of existing issues."""

# mypy: ignore-errors
# (peewee makes the base class at run time.)

import peewee


def up(migrator, db):  # noqa: ANN001, ANN201
    """Make the table."""

    class Newspaper(db.Model):
        issue = peewee.IntegerField()
        id = peewee.TextField()
        origin = peewee.TextField()
        state = peewee.TextField()
        confidence = peewee.DoubleField()
        rule = peewee.TextField()
        title = peewee.TextField()
        decided = peewee.TextField(default="seen")

        class Meta:
            primary_key = peewee.CompositeKey("issue", "id")
            without_rowid = isinstance(db, peewee.SqliteDatabase)

    db.create_tables([Newspaper])
    db.user_version = 8
