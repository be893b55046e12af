"""What of the raw text is in no article's text is counted, so that a person sees what went."""

from __future__ import annotations

from annotator.core.issue import Issue
from annotator.core.missing import Missing, missing
from annotator.core.records import ArticleKind, Boundary, Correction, CorrectionKind, State

RAW = "湖城晚报\n老桥明天\n开放。开放。市民,来看。\n"
MASTHEAD = Boundary(id="b0", origin="split", start=0, kind=ArticleKind.FURNITURE)
STORY = Boundary(id="b5", origin="split", start=5)


def correction(old: str, new: str, kind: CorrectionKind, **options: object) -> Correction:
    start = RAW.rindex(old)
    return Correction(id=f"c{start}", origin="a", start=start, end=start + len(old), text=new, kind=kind, **options)


def issue(*corrections: Correction) -> Issue:
    return Issue(RAW, boundaries=(MASTHEAD, STORY), corrections=tuple(sorted(corrections, key=lambda one: one.start)))


def test_furniture_and_deletions_are_counted_without_white_space() -> None:
    found = issue(
        correction("开放。", "", CorrectionKind.DUPLICATE),
        correction("\n开", "开", CorrectionKind.LINE_JOIN),
        correction(",", "，", CorrectionKind.PUNCTUATION),
    )
    assert missing(found) == Missing(furniture=1, furniture_characters=4, shortened=1, deleted_characters=3)


def test_a_question_deletes_nothing() -> None:
    asked = correction("开放。", "", CorrectionKind.DUPLICATE, state=State.SUGGESTED, confidence=0.4)
    assert missing(issue(asked)).deleted_characters == 0


def test_only_the_named_articles_count_as_shortened() -> None:
    found = issue(correction("开放。", "", CorrectionKind.DUPLICATE))
    assert missing(found, []) == Missing(furniture=1, furniture_characters=4)
    assert missing(found, found.articles[1:]) + missing(found, []) == Missing(2, 8, 1, 3)
