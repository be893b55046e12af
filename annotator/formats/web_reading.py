"""Reads web pages of newspapers as articles: title, byline, paragraphs and page from the markup.

What surrounds an article (navigation, scripts, footers, recommendations) is left out: by the elements and names that
e-papers give to the article itself, else by where the sentences of a page stand, as Readability does it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.marking import marked
from annotator.core.records import Role
from annotator.formats.extras import wanted
from annotator.formats.given import Given, Line, headed, issues_of, lines_of
from annotator.formats.heads import Head
from annotator.formats.text import canonical, contents, date_in, decode, detected, printable, source_of

_OF_NO_ARTICLE = (
    "script style noscript template head nav footer aside form iframe select button svg math object embed audio video "
    "canvas map dialog input textarea datalist"
)
_OF_A_LINE = (
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q rp rt ruby s small span strike strong sub "
    "sup time tt u var wbr img picture source"
)
_UNREAD, _INLINE = frozenset(_OF_NO_ARTICLE.split()), frozenset(_OF_A_LINE.split())
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_AROUND = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|footer|foot|copyright|share|comments?|related|"
    r"recommend\w*|sidebar|side|adverts?|ads?|banner|pager|pagination|pages?list|toolbar|login|search|hot|links?|qrcode|"
    r"tags?|editor-?info|prev|next|tips?)(?:$|[-_\s\d])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BODIES = (
    "//founder-content",
    "//*[@itemprop='articleBody']",
    "//*[@id='ozoom' or @id='zoom' or @id='articleContent' or @id='article_content' or @id='articleText']",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' TRS_Editor ')]",
    "//*[contains(@class, 'article-content') or contains(@class, 'article_content') or contains(@class, 'text_c')]",
    "//article",
)
_TITLES = (
    "//founder-title",
    "//*[@itemprop='headline']",
    "//meta[@property='og:title' or @name='ArticleTitle' or @name='title']/@content",
)
_AUTHORS = (
    "//founder-author",
    "//*[@itemprop='author']",
    "//*[@rel='author']",
    "//meta[@name='author' or @name='Author' or @property='article:author']/@content",
)
_DATES = (
    "//meta[@property='article:published_time' or @name='publishdate' or @name='PubDate' or @name='pubdate']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//time/@datetime",
)
_PROPERTY = re.compile(r"<(title|introtitle|subtitle|author|date)>([^<]{1,400})</\1>", re.IGNORECASE)
"""What e-papers of Founder write into a comment about the article."""
_PAGE = re.compile(r"第\s*([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?!权)|\b([A-D]\d{2})\s*[:：版]")
_SITE = re.compile(r"\s*(?:[-_|—–]{1,2}|::)\s*")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_SENTENCE = re.compile(r"[，。！？；：、]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BEGINS = re.compile(r"(?:<|<!doctype\s+)html\b", re.IGNORECASE)
_OF_OCR = re.compile(r"\bocr_(?:page|line|carea)\b")
_FEWEST, _SHORT, _MOST_OF_A_NOTE, _MOST_BODIES = 40, 15, 100, 50
_NONE: tuple[Line, ...] = ()


class NoArticle(BadInput):
    """A page holds no article: an index of others, for instance."""


def read(path: Path, *, encoding: str | None = None) -> Iterator[Issue]:
    """The issue that a page makes, of one article or of those that it marks; BadInput where it has none."""
    data = contents(path)
    text, codec = decode(data, path, encoding=encoding or _codec(data))
    articles = list(_articles(text, path))
    if not any(article.lines for article in articles):
        raise NoArticle(marked("Trouble", "{0}: no article was found in this page. Save its text as plain text."), path)
    yield from issues_of(articles, source_of(path, data, codec), title=printable(path.stem), form="html")


def begins(head: Head) -> object:
    """Whether a file begins as a page does, and not as the pages of an OCR program."""
    return _BEGINS.match(head.root) and not _OF_OCR.search(head.text)


def _codec(data: bytes) -> str | None:
    """The codec that a page declares, if it exists and the bytes do not contradict it."""
    named = _CHARSET.search(data[:4096])
    if named is None or detected(data) in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        return None
    try:
        codec = canonical(named[1].decode())
        data.decode(codec)
    except (BadInput, UnicodeError):
        return None
    return codec


def _articles(text: str, path: Path) -> Iterator[Given]:
    html = wanted("lxml.html", extra="html")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    plain = _PROLOG.sub("", text).replace("\x00", "").encode("utf-8", "replace")
    try:
        page = html.document_fromstring(plain, parser=parser)
    except html.etree.LxmlError as error:
        raise BadInput(marked("Trouble", "{0}: is no web page that can be read."), path) from error
    comments = (comment.text or "" for comment in page.iter(html.etree.Comment))
    properties = {name.lower(): value.strip() for text in comments for name, value in _PROPERTY.findall(text)}
    about = _first(page, _DATES) or properties.get("date", "")
    outside = _outside(page)
    notes = [*_notes(page, outside)]
    day = date_in(about.replace("/", "-")) or _day_of(notes, path)
    number = _page_number(page, notes)
    marked_articles = [one for one in page.xpath("//article[not(ancestor::article)]") if len(_text(one)) >= _FEWEST]
    if len(marked_articles) > 1:
        for one in marked_articles:
            lines = [*_lines(one, html.etree)]
            yield Given(lines=tuple(_with_heading(lines)), where=_where(one), date=day, page=number)
        return
    body = _body(page, outside)
    if body is None:
        return
    lines = [*_lines(body, html.etree)]
    heads = [*_heads(page, body, properties, outside)]
    if lines:
        yield Given(lines=tuple(headed(heads, lines)), where=_where(body), date=day, page=number)


def _where(element: Any) -> str:
    return str(element.getroottree().getpath(element))[:200]


def _body(page: Any, outside: set[Any]) -> Any:
    """The element that holds the article."""
    for path in _BODIES:
        bodies = [one for one in page.xpath(path)[:_MOST_BODIES] if len(_text(one)) >= _SHORT]
        if bodies:
            return max(bodies, key=lambda one: len(_text(one)))
    return _densest(page, outside)


def _densest(page: Any, outside: set[Any]) -> Any:
    """The element below which most sentences stand that belong to no link."""
    scores: dict[Any, float] = defaultdict(float)
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in _UNREAD or element.tag == "a":
            continue
        own = " ".join(filter(None, (element.text, *(child.tail for child in element)))).strip()
        is_sentence = _SHORT <= len(own) or (element.tag == "p" and _SENTENCE.search(own))
        if not is_sentence or element in outside:
            continue
        weight = len(own) + 10 * len(_SENTENCE.findall(own))
        holder = element if element.tag in ("div", "td", "article", "section", "main", "body") else element.getparent()
        while holder is not None and holder.tag in _INLINE | {"p"}:
            holder = holder.getparent()
        if holder is not None:
            scores[holder] += weight
            if holder.getparent() is not None:
                scores[holder.getparent()] += weight / 2
    return max(scores, key=lambda element: scores[element], default=None)


def _outside(page: Any) -> set[Any]:
    """The elements that do not belong to the article, and all inside them."""
    outside: set[Any] = set()
    for element in page.iter():
        if element.getparent() in outside or (isinstance(element.tag, str) and _left_out(element)):
            outside.add(element)
    return outside


def _left_out(element: Any) -> bool:
    if element.tag in _UNREAD or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag not in ("body", "html", "article", "main") and bool(_AROUND.search(names))


def _lines(body: Any, etree: Any) -> Iterator[Line]:
    """The lines of an element: a block or a line break ends one; the cells of a row are parted by tabulators."""
    pieces: list[str] = []
    role: Role | None = None
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if element is not body and _left_out(element):
                walk.skip_subtree()
            elif element.tag not in _INLINE:
                yield from _line(pieces, role) if not _is_cell(element) else _NONE
                role = _role(element) or role if element.tag not in ("br", "td", "th") else role
            if not _left_out(element) or element is body:
                pieces.append(_SPACE.sub(" ", element.text or ""))
            continue
        if element.tag not in _INLINE and not _left_out(element):
            if _is_cell(element):
                pieces.append("\t")
            else:
                yield from _line(pieces, role)
            role = None if element.tag != "br" else role
        if element is not body:
            pieces.append(_SPACE.sub(" ", element.tail or ""))
    yield from _line(pieces, role)


def _is_cell(element: Any) -> bool:
    """Whether an element is a cell of a table that holds no blocks, so that it is not there for the layout."""
    return element.tag in ("td", "th") and all(
        not isinstance(inner.tag, str) or inner.tag in _INLINE for inner in element.iterdescendants()
    )


def _line(pieces: list[str], role: Role | None) -> Iterator[Line]:
    """The line that some pieces make, which are taken away; none where they hold only white space."""
    text = "".join(pieces).strip(" \t\n\u200b\ufeff")
    pieces.clear()
    if text.strip():
        yield from lines_of(text, role)


def _role(element: Any) -> Role | None:
    if element.tag in _HEADINGS:
        return Role.CROSSHEAD
    return Role.CAPTION if element.tag == "figcaption" else None


def _with_heading(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a marked article; its first heading is the headline."""
    first = next((at for at, line in enumerate(lines) if line.role == Role.CROSSHEAD), -1)
    for at, line in enumerate(lines):
        yield Line(line.text, Role.HEADLINE) if at == first and at < 3 else line


def _heads(page: Any, body: Any, properties: Mapping[str, str], outside: set[Any]) -> Iterator[Line]:
    """Kicker, headline, subhead and byline, as the page says them."""
    title = properties.get("title") or _title(page, body, outside)
    if title:
        yield from lines_of(properties.get("introtitle", ""), Role.KICKER)
        yield from lines_of(title, Role.HEADLINE)
        yield from lines_of(properties.get("subtitle", ""), Role.SUBHEAD)
    author = properties.get("author") or _first(page, _AUTHORS)
    if author and len(author) <= 60:
        yield from lines_of(author, Role.BYLINE)


def _title(page: Any, body: Any, outside: set[Any]) -> str:
    """The title of the article: the heading nearest before its text, or what the page says of itself."""
    apart = outside | {body, *body.iterancestors()}
    before = [one for one in page.xpath("//h1 | //h2") if one not in apart and _text(one)]
    first = [one for one in before if one.tag == "h1"] or before
    if title := _first(page, _TITLES[:2]):
        return title
    if first:
        return _text(first[0])
    named = _first(page, _TITLES[2:]) or _text(next(iter(page.xpath("//head/title")), None))
    return _SITE.split(named)[0].strip() if named else ""


def _first(page: Any, paths: Sequence[str]) -> str:
    """What the first of some paths leads to says."""
    for path in paths:
        for one in page.xpath(path):
            if text := _SPACE.sub(" ", one if isinstance(one, str) else _text(one)).strip():
                return text
    return ""


def _text(element: Any) -> str:
    return "" if element is None else _SPACE.sub(" ", str(element.xpath("string()"))).strip()


def _page_number(page: Any, notes: Iterable[str]) -> str:
    """The number of the printed page: that in the title, or the only one outside of links and sentences."""
    title = _PAGE.search(_text(next(iter(page.xpath("//head/title")), None)))
    if title:
        return str(title[1] or title[2])
    numbers = {match[1] or match[2] for text in notes if (match := _PAGE.search(text))}
    return numbers.pop() if len(numbers) == 1 else ""


def _day_of(notes: Iterable[str], path: Path) -> str:
    """The day that the short texts of a page name, or its file."""
    for text in notes:
        for said in (text, _SPACE.sub("", text)):
            if day := date_in(said.replace("/", "-")):
                return day
    return date_in(printable(path.stem))


def _notes(page: Any, outside: set[Any]) -> Iterator[str]:
    """The short texts of a page that stand in no link and in nothing that surrounds the article."""
    for text in page.xpath("//body//text()[not(ancestor::a or ancestor::p)]"):
        if text.strip() and len(text) < _MOST_OF_A_NOTE and text.getparent() not in outside:
            yield str(text)
