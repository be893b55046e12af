"""Pages: where the raw text stands on them, areas, text that was read later, and images that were pointed to."""

# mypy: ignore-errors
# (peewee makes the base class at run time.)

import peewee


def up(migrator, db):  # noqa: ANN001, ANN201
    """Make the tables."""

    class Issue(db.Model):
        pass

    class Geometry(db.Model):
        issue = peewee.ForeignKeyField(Issue, column_name="issue", primary_key=True)
        data = peewee.BlobField()

    class Record(db.Model):
        issue = peewee.ForeignKeyField(Issue, column_name="issue", index=False)
        id = peewee.TextField()
        origin = peewee.TextField()
        state = peewee.TextField()
        confidence = peewee.DoubleField()
        rule = peewee.TextField()
        decided = peewee.TextField()
        start = peewee.IntegerField()
        page = peewee.IntegerField()

        class Meta:
            primary_key = peewee.CompositeKey("issue", "id")

    class Region(Record):
        polygon = peewee.TextField()
        kind = peewee.TextField()
        apart = peewee.BooleanField()

    class Addition(Record):
        text = peewee.TextField()
        geometry = peewee.BlobField()

    class Scan(Record):
        name = peewee.TextField()
        sha256 = peewee.TextField()
        frame = peewee.IntegerField()

    records = [Region, Addition, Scan]
    for model in records:
        model._meta.without_rowid = isinstance(db, peewee.SqliteDatabase)
    db.create_tables([Geometry, *records])
    db.user_version = 9
