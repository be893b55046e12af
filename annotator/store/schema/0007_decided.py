"""How each record was decided: by a person on it, only by approving its article (which the journals tell), or with its
file. The entities of the gold are gathered again, without those that nobody looked at.
"""

# mypy: ignore-errors
# (peewee makes the base class at run time.)

from annotator.store.deriving import derive


def up(migrator, db):  # noqa: ANN001, ANN201
    """Add the column to each type of record."""
    for table in ("boundary", "part", "correction", "entity", "note"):
        db.execute_sql(f'ALTER TABLE "{table}" ADD COLUMN "decided" TEXT NOT NULL DEFAULT \'seen\'')
    derive(db)
    db.execute_sql('DELETE FROM "gold"')
    db.user_version = 7
