"""The label set of the database, lists of entities, entities that a person vouches for, and other people's versions."""

# mypy: ignore-errors
# (peewee makes the base class at run time.)

import peewee

FIRST = (("PER", "#0072B2", "1"), ("LOC", "#009E73", "2"), ("ORG", "#D55E00", "3"), ("TIME", "#CC79A7", "4"))


def up(migrator, db):  # noqa: ANN001, ANN201
    """Make the tables; the labels that entities have already are in the label set, the usual ones first."""

    class Label(db.Model):
        name = peewee.TextField(unique=True)
        title = peewee.TextField(default="")
        colour = peewee.TextField(default="")
        key = peewee.TextField(default="")
        description = peewee.TextField(default="")
        parent = peewee.TextField(default="")

    class Version(db.Model):
        issue = peewee.IntegerField(index=True)
        author = peewee.TextField()
        changes = peewee.BlobField()

    class Listed(db.Model):
        text = peewee.TextField()
        label = peewee.TextField()
        source = peewee.TextField(index=True)

    class Gold(db.Model):
        issue = peewee.IntegerField(primary_key=True)
        at = peewee.DoubleField()
        names = peewee.TextField()

    db.create_tables([Label, Version, Listed, Gold])
    db.execute_sql('ALTER TABLE "entity" ADD COLUMN "vouched" BOOLEAN NOT NULL DEFAULT FALSE')
    Label.insert_many([{"name": name, "colour": colour, "key": key} for name, colour, key in FIRST]).execute()
    entity = peewee.Table("entity", _database=db)
    for (name,) in db.execute(entity.select(entity.c.label).distinct().order_by(entity.c.label)).fetchall():
        Label.insert(name=name).on_conflict_ignore().execute()
    db.user_version = 3
