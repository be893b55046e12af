"""Label Studio: a list of tasks; offsets are code points, which its page has stored and drawn since 2021.

Entities that people accepted are annotations, suggested ones predictions with their scores; a task with suggestions
only, and one that nobody looked at, has no annotation, so that it counts as open. Earlier versions of this program
counted UTF-16 code units: their tasks don't say what they count, as those of later ones do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from annotator.core.labels import Label, colour_of
from annotator.core.marking import marked, phrase
from annotator.formats.article_text import ArticleText, TextEntity, own_id, squeezed
from annotator.formats.fitting import printable
from annotator.formats.format import Beside, Format
from annotator.formats.json_list import elements
from annotator.formats.lines import dumped, wrong
from annotator.formats.options import Offsets, Options
from annotator.formats.rulers import CodePoints, Ruler
from annotator.formats.strict import Fault, Fields
from annotator.formats.utf16 import Utf16

_FROM, _TO, _TYPE = "label", "text", "labels"


def write(articles: Iterable[ArticleText], path: Path, options: Options) -> None:
    """Write a task for each article."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for number, article in enumerate(articles, 1):
            file.write(("," if number > 1 else "") + "\n" + dumped(_task(number, article)))
        file.write("\n]\n")


def _task(number: int, article: ArticleText) -> dict[str, Any]:
    results: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    for count, entity in enumerate(article.entities):
        value = {
            "start": entity.start,
            "end": entity.end,
            "text": article.text[entity.start : entity.end],
            "labels": [entity.label],
        }
        result: dict[str, Any] = {"id": f"n{count}", "from_name": _FROM, "to_name": _TO, "type": _TYPE, "value": value}
        said = {"text": entity.note, "authority": entity.authority}
        if any(said.values()):
            result["meta"] = {key: [value] for key, value in said.items() if value}
        if entity.suggested:
            result["score"] = entity.confidence
        results[entity.suggested].append(result)
    accepted, guessed = results[False], results[True]
    sure = [entity.confidence for entity in article.entities if entity.suggested]
    score = round(sum(sure) / max(1, len(sure)), 4)
    guess = {"model_version": "annotator", "score": score, "result": guessed}
    return {
        "id": number,
        "data": {
            "text": article.text,
            "document": article.id,
            "issue": article.title,
            "date": article.date,
            "newspaper": article.newspaper,
            "headline": article.headline,
            "offsets": str(Offsets.POINTS),
        },
        "annotations": [{"id": number, "result": accepted}] if accepted or article.looked_at else [],
        "predictions": [guess] if guessed else [],
    }


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a list of tasks; BadInput tells the line of the task that is wrong.

    What an annotator cancelled is left out. If several worked on a task all entities are returned, those of the ground
    truth or else of the first annotator first.
    """
    for line, fields in elements(path):
        try:
            yield _article_text(fields)
        except Fault as fault:
            wrong(path, line, fault)


def _article_text(fields: Fields) -> ArticleText:
    data = fields.object("data")
    text = data.text("text")
    rulers = _rulers(data, text)
    made = [one for one in fields.objects("annotations") if not one.flag("was_cancelled", False)]
    made.sort(key=lambda one: not one.flag("ground_truth", False))
    people = [_person(one, number) for number, one in enumerate(made, 1)] if made[1:] else [""] * len(made)
    entities = [n for one, person in zip(made, people, strict=True) for n in _entities(one, text, rulers, person)]
    guesses, unlisted = _guesses(fields, made)
    for guess in guesses:
        entities += _entities(guess, text, rulers, guess.said("model_version"), suggested=True)
    return ArticleText(
        text,
        tuple(sorted(entities)),
        id=data.said("document"),
        title=data.said("issue"),
        date=data.said("date"),
        headline=data.said("headline"),
        annotators=tuple(dict.fromkeys(people)) if made[1:] else (),
        looked_at=bool(made),
        unlisted=unlisted,
    )


def _rulers(data: Fields, text: str) -> list[Ruler]:
    """What the offsets of a task may count, the likeliest first."""
    points, units = CodePoints(text), Utf16(text)
    is_earlier = own_id(data.said("document"))[0] != "" and not data.holds("offsets")
    return [units, points] if is_earlier else [points, units]


def _guesses(task: Fields, made: Sequence[Fields]) -> tuple[list[Fields], bool]:
    """The predictions that nobody decided on, and whether there are some of which the file has only an id.

    Whoever turns a prediction into an annotation decides on all of it: what is left out is rejected.
    """
    decided = {key for one in made for key in _origin(one)}
    listed = [one for one in task.objects("predictions", or_ids=True) if _id(one) not in decided]
    ids = {key for key in task.ids("predictions") if key not in decided}
    skipped = [one for one in task.objects("annotations") if one.flag("was_cancelled", False)]
    kept = {_id(one): one for one in map(_prediction, skipped) if one is not None and _id(one) in ids}
    return [*listed, *kept.values()], bool(ids - kept.keys())


def _origin(annotation: Fields) -> Iterator[int]:
    """The ids of the prediction that an annotation was made of, as far as it says so."""
    prediction = _prediction(annotation) or Fields({})
    for key in (_id(annotation, "parent_prediction"), _id(prediction)):
        if key is not None:
            yield key


def _id(fields: Fields, name: str = "id") -> int | None:
    """An integer id of an object; None if there is none."""
    value = fields.get(name)
    return value if type(value) is int else None


def _prediction(annotation: Fields) -> Fields | None:
    """The whole prediction that stands with an annotation which was made of it."""
    return annotation.object("prediction") if isinstance(annotation.get("prediction"), dict) else None


def _person(annotation: Fields, number: int) -> str:
    """Who made an annotation: an e-mail address or the number of a user, else the number among the annotations."""
    by = annotation.get("completed_by")
    if isinstance(by, dict):
        by = by.get("email") or by.get("id")
    return str(by) if isinstance(by, str | int) else f"annotation {number}"


def _entities(
    made: Fields, text: str, rulers: Sequence[Ruler], origin: str, *, suggested: bool = False
) -> Iterator[TextEntity]:
    for result in made.objects("result"):
        if result.text("type", _TYPE) != _TYPE:
            continue
        value = result.object("value")
        start, end = _stretch(value, text, rulers)
        sure = result.share("score", 1.0) if result.holds("score") else 1.0
        said = result.object("meta") if result.holds("meta") else Fields({})
        note, authority = " ".join(said.texts("text")), " ".join(said.texts("authority"))
        for label in value.texts("labels"):
            if not label:
                value.fault("labels", phrase("Trouble", "holds an empty one"))
            yield TextEntity(start, end, label, authority, note, suggested, origin, sure)


def _stretch(value: Fields, text: str, rulers: Sequence[Ruler]) -> tuple[int, int]:
    """Where a region stands: by the first ruler by which its text stands there, or if it has none by the first."""
    first, last = value.whole("start"), value.whole("end")
    if not value.holds("text"):
        rulers = rulers[:1]
    said = squeezed(value.text("text", ""))
    places = ((ruler.point(first), ruler.point(last)) for ruler in rulers)
    spans = [(start, end) for start, end in places if start is not None and end is not None and start < end]
    if not spans:
        value.fault("start", phrase("Trouble", "and end are no stretch of the text"))
    for start, end in spans:
        if not value.holds("text") or squeezed(text[start:end]) == said:
            return start, end
    value.fault("text", phrase("Trouble", "is not what stands there"))


def configuration(labels: Sequence[Label]) -> str:
    """The labelling configuration of a project for the tasks: labels, colours and keys."""
    lines = [
        "<View>",
        f'  <Labels name="{_FROM}" toName="{_TO}">',
        *(f"    <Label{_attributes(label)}/>" for label in labels),
        "  </Labels>",
        '  <Header value="$headline"/>',
        f'  <Text name="{_TO}" value="$text"/>',
        "</View>",
    ]
    return "\n".join(lines) + "\n"


def _attributes(label: Label) -> str:
    said = {"value": label.name, "background": colour_of(label), "hotkey": label.key, "hint": _hint(label)}
    return "".join(f" {key}={quoteattr(printable(value))}" for key, value in said.items() if value)


def _hint(label: Label) -> str:
    return " — ".join(filter(None, (label.title, label.description)))


FORMAT = Format(
    name="label-studio",
    title=marked("Format", "Label Studio's tasks"),
    says_states=True,
    suffixes=(".json",),
    beside=Beside(".labels.xml", configuration),
    read_article_texts=read,
    begins=lambda head: "data" in head.keys or (head.in_list and head.value is None),
    writer=write,
    links=str,
    notes=str,
)
