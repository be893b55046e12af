"""Issues written page by page: for each a folder of its pages and of its METS (files, pages, articles by blocks)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from annotator.core.records import ArticleKind, DetailField, Role
from annotator.formats.options import Options
from annotator.formats.outgoing import Outgoing
from annotator.formats.printed import PrintedArticle, PrintedIssue, printed_issues
from annotator.formats.tei_text import tag, written
from annotator.formats.writing import write_text

_TYPES = {
    ArticleKind.PHOTO: "ILLUSTRATION",
    ArticleKind.ADVERTISEMENT: "ADVERTISEMENT",
    ArticleKind.NOTICE: "NOTICE",
    ArticleKind.FURNITURE: "RUNNING_HEAD",
}
_ROLES = {
    Role.KICKER: "OVERLINE",
    Role.HEADLINE: "HEADING",
    Role.SUBHEAD: "SUBTITLE",
    Role.BYLINE: "AUTHOR",
    Role.CROSSHEAD: "CROSSHEAD",
    Role.CAPTION: "CAPTION",
}
_XML = "application/xml"
_MODS = {
    DetailField.PAGE: '<mods:part><mods:detail type="page"><mods:number>{}</mods:number></mods:detail></mods:part>',
    DetailField.SOURCE: "<mods:location><mods:physicalLocation>{}</mods:physicalLocation></mods:location>",
    DetailField.CREATOR: "<mods:name><mods:namePart>{}</mods:namePart></mods:name>",
    DetailField.CONTRIBUTOR: "<mods:name><mods:namePart>{}</mods:namePart></mods:name>",
    DetailField.SUBJECT: "<mods:subject><mods:topic>{}</mods:topic></mods:subject>",
    DetailField.DESCRIPTION: "<mods:abstract>{}</mods:abstract>",
    DetailField.PUBLISHER: "<mods:originInfo><mods:publisher>{}</mods:publisher></mods:originInfo>",
    DetailField.TYPE: "<mods:genre>{}</mods:genre>",
    DetailField.FORMAT: "<mods:physicalDescription><mods:form>{}</mods:form></mods:physicalDescription>",
    DetailField.IDENTIFIER: "<mods:identifier>{}</mods:identifier>",
    DetailField.LANGUAGE: '<mods:language><mods:languageTerm type="text">{}</mods:languageTerm></mods:language>',
    DetailField.RELATION: "<mods:relatedItem><mods:note>{}</mods:note></mods:relatedItem>",
    DetailField.COVERAGE: "<mods:subject><mods:geographic>{}</mods:geographic></mods:subject>",
    DetailField.RIGHTS: '<mods:accessCondition type="use and reproduction">{}</mods:accessCondition>',
}
"""The elements of MODS for the fields of the catalogue; title and date have their own."""


def write_packages(
    outgoing: Outgoing,
    path: Path,
    options: Options,
    *,
    folder: str,
    group: str,
    page: Callable[[PrintedIssue, int], Iterable[str]],
) -> None:
    """Write a folder for each issue; `page` makes the text of the file of a page, `folder` and `group` are what these
    files lie in, and what METS calls them.
    """
    path.mkdir()
    for count, issue in enumerate(printed_issues(outgoing, options), 1):
        here = path / f"{count:06}"
        (here / folder).mkdir(parents=True)
        for number in range(len(issue.pages)):
            write_text(here / folder / _file_name(number), "".join(page(issue, number)))
        write_text(here / "mets.xml", "".join(_lines(issue, folder, group)))


def _file_name(page: int) -> str:
    """The name of the file of a page, from its place among all."""
    return f"{page + 1:04}.xml"


def block_id(number: int) -> str:
    """What a block is called in the file of its page."""
    return f"block_{number}"


def area_id(number: int) -> str:
    """What an area is called in the file of its page."""
    return f"area_{number}"


def _lines(issue: PrintedIssue, folder: str, group: str) -> Sequence[str]:
    pages = range(len(issue.pages))
    title = f"<mods:titleInfo><mods:title>{written(issue.title)}</mods:title></mods:titleInfo>"
    day = f"<mods:originInfo><mods:dateIssued>{written(issue.date)}</mods:dateIssued></mods:originInfo>"
    said = "".join(_MODS[name].format(written(text)) for name, text in issue.catalogue.items() if name in _MODS)
    images = [page for page in pages if issue.pages[page].image.name]
    return [
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:mods="http://www.loc.gov/mods/v3" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">\n'
        '<mets:dmdSec ID="dmd_1"><mets:mdWrap MDTYPE="MODS"><mets:xmlData><mods:mods>'
        f"{title}{day if issue.date else ''}{said}</mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>\n"
        "<mets:fileSec>\n",
        *_group("IMG", [(f"img_{page + 1}", issue.pages[page].image.name, "image") for page in images]),
        *_group(group, [(f"text_{page + 1}", f"{folder}/{_file_name(page)}", _XML) for page in pages]),
        '</mets:fileSec>\n<mets:structMap TYPE="PHYSICAL"><mets:div TYPE="physSequence">\n',
        *(_page(issue, page) for page in pages),
        '</mets:div></mets:structMap>\n<mets:structMap TYPE="LOGICAL">',
        tag("mets:div", {"TYPE": "NEWSPAPER", "DMDID": "dmd_1", "LABEL": issue.title}),
        "\n",
        *(_article(article) for article in issue.articles),
        "</mets:div></mets:structMap>\n</mets:mets>\n",
    ]


def _group(name: str, files: Sequence[tuple[str, str, str]]) -> list[str]:
    """A group of files, each with its id, its place and its type."""
    if not files:
        return []
    lines = [f'<mets:fileGrp USE="{name}">\n']
    for file, place, kind in files:
        location = tag("mets:FLocat", {"LOCTYPE": "OTHER", "OTHERLOCTYPE": "FILE", "xlink:href": place}, empty=True)
        lines.append(
            tag("mets:file", {"ID": file, "MIMETYPE": kind if "/" in kind else ""}) + location + "</mets:file>\n"
        )
    return [*lines, "</mets:fileGrp>\n"]


def _page(issue: PrintedIssue, page: int) -> str:
    about = {"TYPE": "page", "ID": f"phys_{page + 1}", "ORDER": str(page + 1), "ORDERLABEL": issue.pages[page].number}
    image = f'<mets:fptr FILEID="img_{page + 1}"/>' if issue.pages[page].image.name else ""
    return f'{tag("mets:div", about)}{image}<mets:fptr FILEID="text_{page + 1}"/></mets:div>\n'


def _article(article: PrintedArticle) -> str:
    label = " ".join(article.headline.split())
    made = [tag("mets:div", {"TYPE": _TYPES.get(article.kind, "ARTICLE"), "LABEL": label})]
    for block in article.blocks:
        kind = _ROLES.get(block.role, "BODY") if block.role else "BODY"
        made.append(f'<mets:div TYPE="{kind}">{_area(block.page, block_id(block.number))}</mets:div>')
    for area in article.areas:
        made.append(f'<mets:div TYPE="PICTURE">{_area(area.page, area_id(area.number))}</mets:div>')
    return "".join([*made, "</mets:div>\n"])


def _area(page: int, name: str) -> str:
    return f'<mets:fptr><mets:area FILEID="text_{page + 1}" BETYPE="IDREF" BEGIN="{name}"/></mets:fptr>'
