"""Leases: who edits which issue now."""

# mypy: ignore-errors
# (peewee makes the base class at run time.)

import peewee


def up(migrator, db):  # noqa: ANN001, ANN201
    """Make the table."""

    class Lease(db.Model):
        issue = peewee.IntegerField(primary_key=True)
        token = peewee.TextField()
        person = peewee.TextField()
        machine = peewee.TextField()
        place = peewee.TextField()
        process = peewee.IntegerField()
        began = peewee.TextField()
        since = peewee.DoubleField()
        expires = peewee.DoubleField()

    db.create_tables([Lease])
    db.user_version = 5
