"""Replacements that are kept as rules, to suggest themselves in further issues."""

# mypy: ignore-errors
# (peewee makes the base class at run time.)

import peewee


def up(migrator, db):  # noqa: ANN001, ANN201
    """Make the table."""

    class Rule(db.Model):
        pattern = peewee.TextField()
        replacement = peewee.TextField()
        regex = peewee.BooleanField()
        width = peewee.BooleanField()
        variants = peewee.BooleanField()
        case = peewee.BooleanField()
        author = peewee.TextField()
        at = peewee.DoubleField()

    db.create_tables([Rule])
    db.user_version = 2
