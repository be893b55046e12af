"""The automatic split: from raw lines to boundaries, kinds, parts and healed line breaks, decoded as one sequence."""

from annotator.suggest.split.reading import ORIGIN, Join, Reading, read, split

__all__ = ["ORIGIN", "Join", "Reading", "read", "split"]
