"""doccano: an object a line, with the text and its labels as [start, end, label].

A project of doccano counts UTF-16 code units, or grapheme clusters if so configured, and its exports don't say which.
So each line written here says it in `offsets`, which doccano returns with the text. Lines with an id of this program
but without `offsets` are from earlier versions, which counted code points. `exported` is how many labels a text had:
one that comes back without any was looked at if it had some.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from annotator.core.labels import Label, colour_of
from annotator.core.marking import marked, phrase
from annotator.formats.article_text import ArticleText, TextEntity, own_id, squeezed
from annotator.formats.format import Beside, Counted, Format
from annotator.formats.lines import dumped, numbered, objects, wrong
from annotator.formats.options import Offsets, Options
from annotator.formats.rulers import RULERS, Clusters, Ruler, is_plain
from annotator.formats.strict import Fault, Fields, parse

_EARLIER, _UNKNOWN = "earlier version", "unknown"
_LIKELY: Mapping[str, Sequence[Offsets]] = {
    Offsets.UTF16: (Offsets.UTF16, Offsets.GRAPHEME),
    Offsets.GRAPHEME: (Offsets.GRAPHEME, Offsets.UTF16),
    _EARLIER: (Offsets.POINTS, Offsets.UTF16, Offsets.GRAPHEME),
    _UNKNOWN: (Offsets.UTF16, Offsets.GRAPHEME, Offsets.POINTS),
}
"""What lines may count by what they say, the likeliest first."""

_MISFIT = 2**32
"""How many cut clusters an offset outweighs that stands nowhere in the text."""

_DARK, _LIGHT = "#000000", "#ffffff"
_BRIGHT = 150
_KEYS = ("label", "labels", "entities")


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write a line for each article."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number, article in enumerate(articles, 1):
            ruler = _ruler(options.offsets, article.text)
            record = {
                "id": number,
                "text": article.text,
                "label": [
                    [ruler.unit(entity.start), ruler.unit(entity.end), entity.label] for entity in article.entities
                ],
                "Comments": [],
                "document": article.id,
                "issue": article.title,
                "date": article.date,
                "newspaper": article.newspaper,
                "offsets": str(options.offsets),
                "exported": len(article.entities),
            }
            file.write(dumped(record) + "\n")


def _ruler(offsets: Offsets, text: str) -> Ruler:
    return RULERS[Offsets.POINTS if is_plain(text) else offsets](text)


def read(path: Path, *, offsets: Offsets | None = None) -> Iterator[ArticleText]:
    """The articles of a file, of either of doccano's two forms: lists of three, or objects under "entities".

    `offsets`: what those of lines that don't say it count.
    """
    fitting = _fitting(path)
    if offsets is not None:
        fitting |= {_EARLIER: [offsets], _UNKNOWN: [offsets]}
    for number, fields in objects(path):
        try:
            fields.must_hold(*_KEYS)
            text = fields.text("text")
            counted = fitting[_says(fields)]
            entities = _entities(fields, _ruler(counted[0], text))
            name, title, day = (fields.said(key) for key in ("document", "issue", "date"))
            had = fields.get("exported")
            looked_at = bool(entities) or (type(had) is int and had > 0)
            guessed = any(_entities(fields, _ruler(other, text)) != entities for other in counted[1:])
            yield ArticleText(
                text,
                tuple(entities),
                id=name,
                title=title,
                date=day,
                looked_at=looked_at,
                guessed=guessed,
                by_clusters=counted[0] == Offsets.GRAPHEME,
            )
        except Fault as fault:
            wrong(path, number, fault)


def _rows(fields: Fields) -> Iterator[tuple[int, int, str, str]]:
    """The labels of a text: where they start and end, as the file counts, and what they say, if they do."""
    for key in _KEYS[:2]:
        for row in fields.rows(key):
            if len(row) != 3 or type(row[0]) is not int or type(row[1]) is not int or not isinstance(row[2], str):
                fields.fault(key, phrase("Trouble", "must hold [start, end, label]"))
            yield row[0], row[1], row[2], ""
    for entity in fields.objects(_KEYS[2]):
        yield entity.whole("start_offset"), entity.whole("end_offset"), entity.text("label"), entity.text("text", "")


def _entities(fields: Fields, ruler: Ruler) -> list[TextEntity]:
    text = fields.text("text")
    entities = []
    for start, end, label, quoted in _rows(fields):
        entity = _entity(fields, ruler, start, end, label)
        if not _fits(text, entity.start, entity.end, quoted):
            fields.fault(
                "label", phrase("Trouble", "[{0}, {1}] says another text than stands there").format(start, end)
            )
        entities.append(entity)
    return sorted(entities)


def _fits(text: str, start: int, end: int, quoted: str) -> bool:
    """Whether a stretch of a text is the quoted text, if one is quoted."""
    return not quoted or squeezed(text[start:end]) == squeezed(quoted)


def _entity(fields: Fields, ruler: Ruler, start: int, end: int, label: str) -> TextEntity:
    first, last = ruler.point(start), ruler.point(end)
    if first is None or last is None or last <= first:
        fields.fault("label", phrase("Trouble", "[{0}, {1}] is no stretch of the text").format(start, end))
    if not label:
        fields.fault("label", phrase("Trouble", "is empty"))
    return TextEntity(first, last, label)


def _says(fields: Fields) -> str:
    """What a line says about its offsets."""
    given = fields.said("offsets")
    if given in _LIKELY:
        return given
    return _EARLIER if own_id(fields.said("document"))[0] else _UNKNOWN


def _fitting(path: Path) -> dict[str, list[Offsets]]:
    """What the offsets of a file's lines may count, by what they say, the likeliest first; all lines of a project count
    alike.

    What makes stretches of the texts of all offsets may be it, and cuts no cluster in lines that are not of this
    program, as nobody draws half a character; where nothing is so, what comes nearest to it.
    """
    faults: dict[str, Counter[Offsets]] = defaultdict(Counter)
    for _number, line in numbered(path):
        if is_plain(line) and "\\" not in line:
            continue  # everything counts alike
        try:
            fields = parse(line)
            text, rows = fields.text("text"), list(_rows(fields))
        except Fault:
            continue  # whoever reads the line says what is wrong
        says = _says(fields)
        clusters = Clusters(text)
        for offsets in _LIKELY[says]:
            ruler = RULERS[offsets](text)
            places = [(ruler.point(start), ruler.point(end), quoted) for start, end, _label, quoted in rows]
            edges = [edge for start, end, _text in places for edge in (start, end)]
            cut = sum(edge is not None and not clusters.is_edge(edge) for edge in edges)
            others = sum(
                start is not None and end is not None and not _fits(text, start, end, quoted)
                for start, end, quoted in places
            )
            misfits = edges.count(None) + others
            faults[says][offsets] += _MISFIT * misfits + (cut if says == _UNKNOWN else 0)
    return {says: _best(says, faults[says]) for says in _LIKELY}


def _best(says: str, faults: Counter[Offsets]) -> list[Offsets]:
    """What lines that say something may count, the likeliest first, by what is wrong with each."""
    likely = _LIKELY[says]
    fit = [offsets for offsets in likely if not faults[offsets]] or [min(likely, key=lambda one: faults[one])]
    return fit if says in (_EARLIER, _UNKNOWN) else fit[:1]


def label_file(labels: Sequence[Label]) -> str:
    """The labels of a project, as doccano imports them: with colours and keys."""
    return json.dumps([_label(label) for label in labels], ensure_ascii=False, indent=1) + "\n"


def _label(label: Label) -> dict[str, str | None]:
    colour = colour_of(label)
    red, green, blue = bytes.fromhex(colour[1:])
    is_bright = 0.299 * red + 0.587 * green + 0.114 * blue > _BRIGHT
    return {
        "text": label.name,
        "prefix_key": None,
        "suffix_key": label.key or None,
        "background_color": colour,
        "text_color": _DARK if is_bright else _LIGHT,
    }


FORMAT = Format(
    name="doccano",
    title=marked("Format", "doccano's JSONL"),
    suffixes=(".jsonl",),
    offsets=Counted.UTF16,
    counts=(Offsets.UTF16, Offsets.GRAPHEME),
    drops_nested=True,
    refuses_empty=True,
    beside=Beside(".labels.json", label_file),
    read_article_texts=read,
    begins=lambda head: head.text_keys & set(_KEYS) and head.keys.isdisjoint({"items", "spans"}),
    writer=write,
)
