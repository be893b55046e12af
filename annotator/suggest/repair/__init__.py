"""The repairs: each kind of fault in the raw text has a module that finds it and says by which rule."""

from annotator.suggest.repair.characters import Width
from annotator.suggest.repair.repairs import Options, repairs

__all__ = ["Options", "Width", "repairs"]
