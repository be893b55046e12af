"""Reading the text of page images, offline, in a process of its own: bytes of an image in, lines with places out.

Only that process (`__main__`, `decoding`, `engine`) decodes images and imports the engine; this one asks (`asking`).
"""

from annotator.ocr.asking import is_installed, lines_of_pages, origin

__all__ = ["is_installed", "lines_of_pages", "origin"]
