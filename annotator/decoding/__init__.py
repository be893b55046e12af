"""Decoding of files that somebody else has made, in a process of its own: bytes in, text, numbers and pixels out.

What decodes images and PDFs is C: on a damaged file it may crash, hang or fill the memory. Only that process imports it
(`__main__`, `headers`, `images`, `levels`, `pdf`, and what else it is asked to run); this one asks (`asking`). The room
imports only `core`.
"""

from annotator.decoding.asking import answers

__all__ = ["answers"]
