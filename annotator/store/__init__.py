"""The library: issues, their records and their journals in one SQLite file or on a PostgreSQL server, a transaction for
each operation.

The only room that imports peewee and psycopg; it knows the model and nothing of windows, file formats or suggesters.
"""

from annotator.store.deleting import DeletedIssue
from annotator.store.errors import FileMoved, StoreError
from annotator.store.images import Images
from annotator.store.library import Library
from annotator.store.listing import IssueRow

__all__ = ["DeletedIssue", "FileMoved", "Images", "IssueRow", "Library", "StoreError"]
