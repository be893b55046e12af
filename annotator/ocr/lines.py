"""Lines as the process that reads images says them."""

from __future__ import annotations

Edges = tuple[int, int, int, int]
"""Left, top, right, bottom."""
Character = tuple[int, int, Edges, float, list[tuple[str, float]]]
"""Where it begins and ends in its line, its box, how sure it is (0 to 1), and its alternatives, the likeliest first."""
Line = tuple[str, Edges, float, list[Character]]
"""Its text, its box, how sure that is, and its characters."""
