"""Boundaries that nobody has decided on count as doubts of their issue, as in the window."""

# mypy: ignore-errors
# (peewee's objects at run time.)


def up(migrator, db):  # noqa: ANN001, ANN201
    """Add them to what is counted; where the raw text begins is no doubt."""
    db.execute_sql(
        """UPDATE "issue" SET "doubts" = "doubts" + (SELECT COUNT(*) FROM "boundary" """
        """WHERE "boundary"."issue" = "issue"."id" AND "boundary"."state" = 'suggested' AND "boundary"."start" > 0)"""
    )
    db.user_version = 11
