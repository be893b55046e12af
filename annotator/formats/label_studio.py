"""Label Studio: a list of tasks; offsets are UTF-16 code units, as its front end counts them.

Names that people accepted are annotations, suggested ones predictions with their scores; a task with suggestions only
has no annotation, so that it counts as not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from annotator.formats.article_text import ArticleText, Name, squeezed
from annotator.formats.json_list import elements
from annotator.formats.lines import dumped, wrong
from annotator.formats.options import Options
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
    places = Utf16(article.text)
    results: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    for count, name in enumerate(article.names):
        value = {
            "start": places.unit(name.start),
            "end": places.unit(name.end),
            "text": article.text[name.start : name.end],
            "labels": [name.label],
        }
        found: dict[str, Any] = {"id": f"n{count}", "from_name": _FROM, "to_name": _TO, "type": _TYPE, "value": value}
        said = {"text": name.note, "authority": name.authority}
        if any(said.values()):
            found["meta"] = {key: [value] for key, value in said.items() if value}
        if name.suggested:
            found["score"] = name.confidence
        results[name.suggested].append(found)
    accepted, guessed = results[False], results[True]
    sure = [name.confidence for name in article.names if name.suggested]
    score = round(sum(sure) / max(1, len(sure)), 4)
    guess = {"model_version": "annotator", "score": score, "result": guessed}
    return {
        "id": number,
        "data": {
            "text": article.text,
            "document": article.id,
            "issue": article.title,
            "date": article.date,
            "headline": article.headline,
        },
        "annotations": [{"id": number, "result": accepted}] if accepted or not guessed else [],
        "predictions": [guess] if guessed else [],
    }


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of a list of tasks; BadInput tells the line of the task that is wrong.

    What an annotator has given up is left out. Where several have worked on a task all names are there, those of the
    ground truth or else of the first annotator first.
    """
    for line, fields in elements(path):
        try:
            yield _article_text(fields)
        except Fault as fault:
            wrong(path, line, fault)


def _article_text(fields: Fields) -> ArticleText:
    data = fields.object("data")
    text = data.text("text")
    units = Utf16(text)
    made = [one for one in fields.objects("annotations") if not one.flag("was_cancelled", False)]
    made.sort(key=lambda one: not one.flag("ground_truth", False))
    people = [_person(one, number) for number, one in enumerate(made, 1)] if made[1:] else [""] * len(made)
    names = [n for one, person in zip(made, people, strict=True) for n in _names(one, text, units, person)]
    for guess in fields.objects("predictions"):
        origin = guess.said("model_version")
        names += _names(guess, text, units, origin, suggested=True)
    return ArticleText(
        text,
        tuple(sorted(names)),
        id=data.said("document"),
        title=data.said("issue"),
        date=data.said("date"),
        headline=data.said("headline"),
        annotators=tuple(dict.fromkeys(people)) if made[1:] else (),
    )


def _person(annotation: Fields, number: int) -> str:
    """Who made an annotation: an e-mail address or the number of a user, else the number among the annotations."""
    by = annotation.get("completed_by")
    if isinstance(by, dict):
        by = by.get("email") or by.get("id")
    return str(by) if isinstance(by, str | int) else f"annotation {number}"


def _names(made: Fields, text: str, units: Utf16, origin: str, *, suggested: bool = False) -> Iterator[Name]:
    for result in made.objects("result"):
        if result.text("type", _TYPE) != _TYPE:
            continue
        value = result.object("value")
        start, end = (units.point(value.whole(edge)) for edge in ("start", "end"))
        if start is None or end is None or end <= start:
            value.fault("start", "and end are no stretch of the text")
        if value.holds("text") and squeezed(value.text("text")) != squeezed(text[start:end]):
            value.fault("text", "is not what stands there")
        sure = result.share("score", 1.0) if result.holds("score") else 1.0
        said = result.object("meta") if result.holds("meta") else Fields({})
        note, authority = " ".join(said.texts("text")), " ".join(said.texts("authority"))
        for label in value.texts("labels"):
            if not label:
                value.fault("labels", "holds an empty one")
            yield Name(start, end, label, authority, note, suggested, origin, sure)
