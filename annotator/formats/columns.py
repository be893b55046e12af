"""The columns of a table whose rows are articles: which of them holds what, by their names or as a person says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from annotator.core.errors import BadInput
from annotator.core.marking import marked
from annotator.core.records import Role
from annotator.core.text import harmless
from annotator.formats.given import Given, Line, headed, lines_of


class Column(StrEnum):
    """What a column can hold."""

    TEXT = "text"
    TITLE = "title"
    KICKER = "kicker"
    SUBTITLE = "subtitle"
    AUTHOR = "author"
    DATE = "date"
    PAGE = "page"
    NEWSPAPER = "newspaper"


Columns = Mapping[Column, str]
"""What a person says: the name of the column, or its number from 1, that holds something; empty where none does."""
NO_COLUMNS: Columns = MappingProxyType({})

_NAMES = {
    Column.TEXT: "text content body article fulltext 正文 内容 內容 全文 文本 文章 文章内容 文章內容",
    Column.TITLE: "title headline contenttitle 标题 標題 题名 題名 篇名 题目 題目 主标题 主標題 文章标题 文章標題",
    Column.KICKER: "kicker 肩题 肩題 引题 引題 眉题 眉題",
    Column.SUBTITLE: "subtitle subhead 副标题 副標題 副题 副題",
    Column.AUTHOR: "author authors byline 作者 记者 記者 责任者 責任者",
    Column.DATE: "date pubdate published publish_date 日期 出版日期 见报日期 見報日期 发布时间 發布時間 时间 時間",
    Column.PAGE: "page page_no 版次 版面 版号 版號 版 页码 頁碼",
    Column.NEWSPAPER: "newspaper paper 报纸 報紙 报纸名称 報紙名稱 报名 報名 报刊 報刊 报刊名称 報刊名稱",
}
NAMES: Mapping[Column, tuple[str, ...]] = {column: tuple(names.split()) for column, names in _NAMES.items()}
"""What the columns are called, the likeliest names first."""

_SHOWN = 12
_HEAD = {
    Column.KICKER: Role.KICKER,
    Column.TITLE: Role.HEADLINE,
    Column.SUBTITLE: Role.SUBHEAD,
    Column.AUTHOR: Role.BYLINE,
}


def places_of(heading: Sequence[str], chosen: Columns, path: Path) -> dict[Column, int]:
    """The place of each column in a row, by the heading of the table; BadInput where no text can be found, or a column
    that was chosen is not there.
    """
    names = [name.strip().lower() for name in heading]
    if not any(names):
        raise BadInput(marked("Trouble", "{0}: has no text in it."), path)
    places = known_places(heading)
    for column, name in chosen.items():
        places.pop(column, None)
        if name:
            places[column] = _place(name, names, heading, path)
    if Column.TEXT not in places:
        raise BadInput(
            marked(
                "Trouble",
                "{0}: no column is called as one with the text of articles; choose it (--column text=NAME) among {1}. "
                "A list of entities belongs to `annotator lists`.",
            ),
            path,
            _listed(heading),
        )
    return places


def known_places(heading: Sequence[str]) -> dict[Column, int]:
    """The place of each column that is called as such a one is."""
    names = [name.strip().lower() for name in heading]
    first = {column: next((name for name in known if name in names), "") for column, known in NAMES.items()}
    return {column: names.index(name) for column, name in first.items() if name}


def has_text(heading: Iterable[str]) -> bool:
    """Whether one of some columns is called as one with the text of articles is."""
    return not {name.strip().lower() for name in heading}.isdisjoint(NAMES[Column.TEXT])


def article(cells: Mapping[Column, str], where: str) -> Given:
    """The article that some cells make."""
    return Given(
        lines=tuple(_lines(cells)),
        where=where,
        date=cells.get(Column.DATE, "").strip(),
        page=" ".join(cells.get(Column.PAGE, "").split()),
        newspaper=" ".join(cells.get(Column.NEWSPAPER, "").split()),
    )


def _lines(cells: Mapping[Column, str]) -> Iterator[Line]:
    """The lines of an article: its head and its text; what the text begins with anyway is not said twice."""
    body = list(lines_of(cells.get(Column.TEXT, "")))
    head = [line for column, role in _HEAD.items() for line in lines_of(cells.get(column, ""), role)]
    yield from headed(head, body)


def _place(said: str, names: Sequence[str], heading: Sequence[str], path: Path) -> int:
    if said.strip().lower() in names:
        return names.index(said.strip().lower())
    if said.isdecimal() and said.isascii() and len(said) < 6 and 1 <= int(said) <= len(names):
        return int(said) - 1
    raise BadInput(marked("Trouble", "{0}: has no column {1}; choose among {2}."), path, said, _listed(heading))


def _listed(heading: Sequence[str]) -> str:
    shown = (harmless(" ".join(name.split())[:40]) or "–" for name in heading[:_SHOWN])
    return ", ".join(shown) + (" …" if heading[_SHOWN:] else "")
