"""The library: issues, their records and their journals in one SQLite file, a transaction for each operation.

The only room that imports peewee; it knows the model and nothing of windows, file formats or suggesters.
"""

from annotator.store.errors import FileMoved, StoreError
from annotator.store.library import Library
from annotator.store.listing import IssueRow

__all__ = ["FileMoved", "IssueRow", "Library", "StoreError"]
