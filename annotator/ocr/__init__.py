"""Reading the text of page images, offline, in a process of its own: bytes of an image in, lines with places out.

It is that of `decoding`: only there the engine is imported (`reading`, `engine`); this process asks (`asking`).
"""

from annotator.ocr.asking import is_installed, lines_of_pages, origin

__all__ = ["is_installed", "lines_of_pages", "origin"]
