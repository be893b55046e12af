"""What the catalogue says of issues and articles, issues that were deleted, and examples for labels."""

# mypy: ignore-errors
# (peewee makes the base class at run time.)

import peewee


def up(migrator, db):  # noqa: ANN001, ANN201
    """Make the tables and the column."""

    class Detail(db.Model):
        issue = peewee.IntegerField()
        id = peewee.TextField()
        origin = peewee.TextField()
        state = peewee.TextField()
        confidence = peewee.DoubleField()
        rule = peewee.TextField()
        decided = peewee.TextField()
        field = peewee.TextField()
        text = peewee.TextField()
        article = peewee.TextField()

        class Meta:
            primary_key = peewee.CompositeKey("issue", "id")
            without_rowid = isinstance(db, peewee.SqliteDatabase)

    class Deleted(db.Model):
        title = peewee.TextField()
        author = peewee.TextField()
        at = peewee.DoubleField()
        data = peewee.BlobField()

    db.create_tables([Detail, Deleted])
    db.execute_sql("""ALTER TABLE "label" ADD COLUMN "examples" TEXT NOT NULL DEFAULT ''""")
    db.user_version = 10
