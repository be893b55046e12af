"""What tells one database from all others, for what is exported from it."""

# mypy: ignore-errors
# (peewee makes the base class at run time.)

from uuid import uuid4

import peewee


def up(migrator, db):  # noqa: ANN001, ANN201
    """Make the table, with its one row."""

    class Identity(db.Model):
        id = peewee.TextField(primary_key=True)

    db.create_tables([Identity])
    Identity.insert(id=uuid4().hex).execute()
    db.user_version = 4
