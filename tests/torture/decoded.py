"""What the process that decodes does with damaged images and PDFs: all that the program lets it do with one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.decoding import headers, images, pdf
from annotator.decoding.wrong import Wrong
from tests.torture.page_files import damaged, kind_of


def answers(_data: bytes, seeds: Sequence[int]) -> Iterator[str]:
    """What became of the file of each seed."""
    for seed in seeds:
        data = damaged(seed)
        try:
            for _answer in pdf.answers(data) if kind_of(seed) == "pdf" else headers.answers(data):
                pass
            images.picture(data, 0, in_colours=seed % 2 == 0)
        except Wrong:
            yield "refused"
        else:
            yield "read"
