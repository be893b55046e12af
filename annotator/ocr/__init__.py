"""Reading the text of page images, offline, in a process of its own: bytes of an image in, lines with places out.

It is that of `decoding`: only there the engine is imported (`reading`, `engine`); this process asks (`asking`).
"""

from annotator.ocr.asking import Engine, Treatment, is_installed, line_of, lines_of_pages, origin, parts_of, usual

__all__ = ["Engine", "Treatment", "is_installed", "line_of", "lines_of_pages", "origin", "parts_of", "usual"]
