"""The first schema: issues with their raw texts and journals, and a table for each type of record.

Raw texts are apart from what each commit updates, as SQLite rewrites whole rows.
"""

# mypy: ignore-errors
# (peewee makes the base class at run time.)

import peewee


def up(migrator, db):  # noqa: ANN001, ANN201
    """Make the tables."""

    class Issue(db.Model):
        title = peewee.TextField()
        date = peewee.TextField()
        name = peewee.TextField()
        sha256 = peewee.TextField(index=True)
        encoding = peewee.TextField()
        pages = peewee.TextField()
        articles = peewee.IntegerField(default=0)
        approved = peewee.IntegerField(default=0)
        doubts = peewee.IntegerField(default=0)
        changed_at = peewee.DoubleField()

    class Raw(db.Model):
        issue = peewee.ForeignKeyField(Issue, column_name="issue", primary_key=True)
        sha256 = peewee.TextField()
        text = peewee.BlobField()

    class Journal(db.Model):
        issue = peewee.ForeignKeyField(Issue, column_name="issue", index=False)
        number = peewee.IntegerField()
        name = peewee.TextField()
        step = peewee.TextField()
        author = peewee.TextField()
        at = peewee.DoubleField()
        changes = peewee.BlobField()

        class Meta:
            primary_key = peewee.CompositeKey("issue", "number")

    class Record(db.Model):
        issue = peewee.ForeignKeyField(Issue, column_name="issue", index=False)
        id = peewee.TextField()
        origin = peewee.TextField()
        state = peewee.TextField()
        confidence = peewee.DoubleField()
        rule = peewee.TextField()

        class Meta:
            primary_key = peewee.CompositeKey("issue", "id")

    class Boundary(Record):
        start = peewee.IntegerField()
        kind = peewee.TextField()
        status = peewee.TextField()
        continues = peewee.TextField()
        inside = peewee.BooleanField()
        kind_confidence = peewee.DoubleField()

    class Part(Record):
        start = peewee.IntegerField()
        end = peewee.IntegerField()
        role = peewee.TextField()

    class Correction(Record):
        start = peewee.IntegerField()
        end = peewee.IntegerField()
        text = peewee.TextField()
        kind = peewee.TextField()
        twin_start = peewee.IntegerField(null=True)
        twin_end = peewee.IntegerField(null=True)

    class Entity(Record):
        start = peewee.IntegerField()
        start_inner = peewee.IntegerField()
        end = peewee.IntegerField()
        end_inner = peewee.IntegerField()
        label = peewee.TextField()
        doubtful = peewee.BooleanField()
        authority = peewee.TextField()
        note = peewee.TextField()

    class Note(Record):
        start = peewee.IntegerField()
        start_inner = peewee.IntegerField()
        end = peewee.IntegerField()
        end_inner = peewee.IntegerField()
        text = peewee.TextField()

    records = [Boundary, Part, Correction, Entity, Note]
    for model in records:
        # The records of an issue stand together, and the key is stored once.
        model._meta.without_rowid = isinstance(db, peewee.SqliteDatabase)
    db.create_tables([Issue, Raw, Journal, *records])
    db.user_version = 1
