"""Names that come back from annotating tools: those that fit are there, the others are told, and nothing is forced."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import formats, workflow
from annotator.core import edits
from annotator.core.errors import AnnotatorError, BadInput, Refused, Why
from annotator.core.issue import Issue, Page, Source
from annotator.core.laws import faults
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.pages import Block, Line
from annotator.core.records import ArticleKind, Correction, Decided, Entity, Position, Role, State, Status
from annotator.formats.options import Edges, Offsets, Unit
from annotator.formats.writing import Scope
from annotator.store import Library
from annotator.workflow import Merged, Wish, planning
from annotator.workflow.suggesting import records_of
from tests.core.histories import VERBS, Chooser, suggested_issues
from tests.formats.test_article_texts import ANNOTATING, sample, target
from tests.formats.writer import write_as

BROUGHT_BACK = [name for name in ANNOTATING if formats.formats()[name].is_brought_back]
WISH = Wish(author="bea")
TEXT = "老桥在湖边。周姨从老桥上来。"


def stored(library: Library, issue: Issue) -> int:
    """The id of an issue, with all its records, in a library."""
    return library.add(issue.without_records(), [Operation("import", records_of(issue))], author="ann")


def with_source(issue: Issue) -> Issue:
    return replace(issue, source=Source("a.txt", sha256(issue.raw.encode()).hexdigest()))


def without_names(issue: Issue) -> Issue:
    return replace(issue, entities=(), by_id={})


def names_of(issue: Issue) -> set[tuple[str, int, int, str, State]]:
    """The live names of the articles that go out, by their stretches of the corrected text."""
    found = set()
    for article in issue.articles:
        offsets = OffsetMap(issue, article)
        for entity in issue.of_article(issue.entities, article):
            start, end = offsets.to_stretch(entity.start, entity.end)
            said = offsets.text[start:end]
            start, end = end - len(said.lstrip()), start + len(said.rstrip())
            if entity.live and article.kind != ArticleKind.FURNITURE:
                found.add((article.id, start, end, entity.label, entity.state))
    return found


def tagged(issue: Issue, text: str, label: str, *, at: int = 0) -> Issue:
    start = issue.raw.index(text, at)
    return apply(issue, edits.tag(issue, "b0", start, start + len(text), label, author="ann"))


def doccano(path: Path, *labels: tuple[int, int, str], text: str = TEXT, **more: object) -> Path:
    path.write_text(json.dumps({"text": text, "label": labels, **more}) + "\n", encoding="utf-8")
    return path


def merged(library: Library, path: Path, name: str = "doccano", wish: Wish = WISH) -> list[Merged]:
    return list(workflow.merge(library, workflow.plan(library, workflow.read_back(path, name), wish)))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "a.db") as library:
        yield library


@pytest.mark.parametrize("is_older", [True, False])
def test_a_version_comes_in_where_only_one_of_the_two_has_text_that_was_read_later(
    is_older: bool, library: Library, tmp_path: Path
) -> None:
    came = with_source(Issue(TEXT, pages=(Page("1", 0, len(TEXT)),)))
    block = Block(lines=[Line(text="图说")])
    longer = apply(came, edits.append_text(came, 0, [block], origin="reader 1", author="ann"))
    own, theirs = (longer, came) if is_older else (came, longer)
    issue_id = stored(library, own)
    theirs = apply(theirs, edits.tag(theirs, "b0", 0, 2, "LOC", author="bea"))
    theirs = apply(theirs, edits.correct(theirs, "b0", 5, 6, "！", author="bea"))
    write_as("jsonl", [theirs], tmp_path / "theirs.jsonl", scope=Scope.ANY)
    for replacing in (False, True):
        [hit] = merged(library, tmp_path / "theirs.jsonl", "jsonl", replace(WISH, replacing=replacing))
        assert hit.unfit == ()
    after = library.load(issue_id)
    assert (after.raw, [b.start for b in after.boundaries]) == (own.raw, [b.start for b in own.boundaries])
    assert [(e.start.raw, e.end.raw) for e in after.entities] == [(0, 2)]
    assert [c.text for c in after.corrections] == ["！"]
    assert list(library.check()) == []
    [compared] = workflow.compare(tmp_path / "a.db", tmp_path / "theirs.jsonl")
    assert compared.agreement.differences == ()


@pytest.mark.parametrize("name", BROUGHT_BACK)
def test_names_come_back_onto_the_issue_that_they_went_out_from(name: str, library: Library, tmp_path: Path) -> None:
    issue = sample()
    issue_id = stored(library, without_names(issue))
    report = write_as(name, [issue], target(tmp_path, name), scope=Scope.ANY)
    [found] = merged(library, target(tmp_path, name), name)
    assert (found.issue, found.taken, found.unfit) == (issue_id, report.entities, ())
    after = library.load(issue_id)
    assert names_of(after) <= names_of(issue)
    assert len(after.entities) == report.entities
    assert {entity.origin for entity in after.entities} == {"bea"}
    assert [entry.name for entry in library.history(issue_id).entries] == ["import", "take_names"]
    assert list(library.check()) == []
    [again] = merged(library, target(tmp_path, name), name)
    assert (again.taken, again.there) == (0, report.entities)
    assert library.load(issue_id) == after


def test_what_comes_with_a_file_as_a_new_issue_is_decided_by_its_source(library: Library, tmp_path: Path) -> None:
    path = doccano(tmp_path / "a.jsonl", (0, 2, "LOC"))
    [found] = merged(library, path)
    issue = library.load(found.issue)
    assert found.is_new
    assert {record.decided for record in issue.records()} == {Decided.SOURCE}


def test_a_version_says_what_its_person_has_seen_and_what_was_swept_in(library: Library, tmp_path: Path) -> None:
    def name(number: int, start: int) -> Entity:
        place = Position(start), Position(start + 2)
        guess = {"origin": "n 1", "rule": "r", "state": State.SUGGESTED, "label": "LOC"}
        return Entity(id=f"e{number}", start=place[0], end=place[1], **guess)  # type: ignore[arg-type]

    issue = apply(with_source(Issue(TEXT)), Operation("entities", added([name(0, 0), name(1, 9)])))
    join = Correction(id="c", origin="r 1", rule="r", state=State.SUGGESTED, start=5, end=6, text="！", confidence=0.9)
    issue_id = stored(library, issue)
    theirs = apply(issue, Operation("repair", added([join])))
    theirs = apply(theirs, edits.accept(theirs, "e0", author="bea"))
    theirs = apply(theirs, edits.approve(theirs, "b0", author="bea"))
    write_as("jsonl", [theirs], tmp_path / "theirs.jsonl", scope=Scope.ANY)
    merged(library, tmp_path / "theirs.jsonl", "jsonl")
    after = library.load(issue_id)
    assert {entity.id: entity.decided for entity in after.entities} == {"e0": Decided.SEEN, "e1": Decided.SWEPT}
    assert [one.decided for one in after.corrections] == [Decided.SWEPT]
    assert list(library.check()) == []


@pytest.mark.parametrize("name", BROUGHT_BACK)
def test_links_and_notes_come_back_onto_names_that_are_there(name: str, library: Library, tmp_path: Path) -> None:
    issue = tagged(with_source(Issue(TEXT)), "老桥", "LOC")
    issue_id = stored(library, issue)
    described = apply(issue, edits.describe_entities(issue, [issue.entities[0].id], "Q1", "哪一座？", author="ann"))
    write_as(name, [described], target(tmp_path, name), scope=Scope.ANY)
    [found] = merged(library, target(tmp_path, name), name)
    form = formats.formats()[name]
    [entity] = library.load(issue_id).entities
    assert (entity.authority, entity.note) == ("Q1" if form.links else "", "哪一座？" if form.notes else "")
    assert (found.taken, found.there, found.others, found.unfit) == (0, 1, bool(form.links or form.notes), ())
    [again] = merged(library, target(tmp_path, name), name)
    assert again.others == 0
    assert list(library.check()) == []


@pytest.mark.parametrize("replacing", [False, True])
def test_another_link_is_told_unless_the_file_replaces(replacing: bool, library: Library, tmp_path: Path) -> None:
    issue = tagged(with_source(Issue(TEXT)), "老桥", "LOC")
    there = apply(issue, edits.describe_entities(issue, [issue.entities[0].id], "Q1", "", author="ann"))
    issue_id = stored(library, there)
    other = apply(issue, edits.describe_entities(issue, [issue.entities[0].id], "Q2", "新", author="bea"))
    write_as("w3c", [other], tmp_path / "a.jsonl", scope=Scope.ANY)
    [found] = merged(library, tmp_path / "a.jsonl", "w3c", replace(WISH, replacing=replacing))
    [entity] = library.load(issue_id).entities
    assert (entity.authority, entity.note) == ("Q2" if replacing else "Q1", "新")
    assert [one.why for one in found.unfit] == ([] if replacing else [Why.SAID_OTHERWISE])


def test_an_approved_article_keeps_its_links(library: Library, tmp_path: Path) -> None:
    issue = tagged(with_source(Issue(TEXT)), "老桥", "LOC")
    described = apply(issue, edits.describe_entities(issue, [issue.entities[0].id], "Q1", "", author="ann"))
    issue_id = stored(library, apply(issue, edits.approve(issue, "b0", author="ann")))
    write_as("cas", [described], tmp_path / "gold", scope=Scope.ANY)
    [found] = merged(library, tmp_path / "gold", "cas")
    assert [one.why for one in found.unfit] == [Why.APPROVED]
    assert library.load(issue_id).entities[0].authority == ""


def test_a_suggestion_that_a_file_accepts_takes_its_link(library: Library, tmp_path: Path) -> None:
    issue_id = stored(library, with_source(Issue(TEXT)))
    guess = {"model_version": "m", "result": [result(0, 2, "LOC")]}
    merged(library, tasks(tmp_path / "a.json", {"data": {"text": TEXT}, "predictions": [guess]}), "label-studio")
    issue = tagged(with_source(Issue(TEXT)), "老桥", "LOC")
    described = apply(issue, edits.describe_entities(issue, [issue.entities[0].id], "Q1", "谁", author="ann"))
    path = tmp_path / "a.xml"
    write_as("tei", [described], path, scope=Scope.ANY)
    checksum = sha256(TEXT.encode()).hexdigest()[:12]
    path.write_text(path.read_text(encoding="utf-8").replace(checksum, "elsewhere"), encoding="utf-8")
    merged(library, path, "tei")
    [entity] = library.load(issue_id).entities
    assert (entity.state, entity.authority, entity.note) == (State.ACCEPTED, "Q1", "谁")


def test_what_a_file_says_that_has_no_place_is_told(library: Library, tmp_path: Path) -> None:
    stored(library, with_source(Issue(TEXT)))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tLOC 0 2;3 5\t老桥 湖边\n", encoding="utf-8")
    [found] = merged(library, tmp_path, "brat")
    assert [(one.number, one.why) for one in found.unfit] == [(1, Why.IN_SEGMENTS)]


@pytest.mark.parametrize("name", BROUGHT_BACK)
def test_texts_that_match_nothing_become_an_issue(name: str, library: Library, tmp_path: Path) -> None:
    report = write_as(name, [sample()], target(tmp_path, name), scope=Scope.ANY)
    made = merged(library, target(tmp_path, name), name)
    assert all(found.is_new for found in made)
    assert sum(found.taken for found in made) == report.entities
    assert list(library.check()) == []
    again = merged(library, target(tmp_path, name), name)
    assert not any(found.is_new for found in again)
    assert sum(found.taken for found in again) == 0


@pytest.mark.parametrize("name", BROUGHT_BACK)
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_was_done_to_an_issue_its_names_come_back(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    issue = data.draw(suggested_issues())
    if not issue.raw.strip():
        return
    for _step in range(data.draw(st.integers(1, 8))):
        verb = data.draw(st.sampled_from(sorted(VERBS)))
        try:
            issue = apply(issue, VERBS[verb](Chooser(data.draw, issue)))
        except Refused:
            continue
    for article in issue.articles:
        if article.approved:
            issue = apply(issue, edits.reopen(issue, article.id, author="ann"))
    folder = tmp_path_factory.mktemp("any")
    try:
        report = write_as(name, [issue], target(folder, name), scope=Scope.ANY, unit=Unit.CHARACTER)
    except AnnotatorError as error:
        if "nothing was written" in str(error):
            return
        raise
    with Library.open(folder / "a.db") as library:
        issue_id = stored(library, without_names(issue))
        found = merged(library, target(folder, name), name, replace(WISH, new=False))
        after = library.load(issue_id)
    assert [one.unfit for one in found if one.unfit] == []
    # Two entities of one text and label are one name in a file, and so is each text that stands twice.
    assert sum(one.taken + one.there for one in found) == report.entities
    assert list(faults(after)) == []
    if not any(report.left_out[what] for what in report.left_out if what.startswith("entities")):
        assert {one[:4] for one in names_of(after)} == {one[:4] for one in names_of(issue)}


def with_all_states(issue: Issue) -> Issue:
    """An issue whose entities are suggested, accepted and rejected in turn, one of the accepted in doubt."""
    states = [State.SUGGESTED, State.ACCEPTED, State.REJECTED]
    entities = [
        replace(entity, state=states[at % 3], rule="" if at % 3 == 1 else "r", doubtful=at % 3 == 1)
        for at, entity in enumerate(issue.entities)
    ]
    return replace(issue, entities=tuple(entities), by_id={})


@pytest.mark.parametrize("replacing", [False, True])
@pytest.mark.parametrize("later", [False, True], ids=["at once", "after a rejection"])
@pytest.mark.parametrize("name", BROUGHT_BACK)
def test_an_unchanged_export_that_comes_back_changes_nothing(
    name: str, later: bool, replacing: bool, library: Library, tmp_path: Path
) -> None:
    issue = with_all_states(sample())
    write_as(name, [issue], target(tmp_path, name), scope=Scope.ANY)
    if later:
        gone = [replace(e, state=State.REJECTED) if e.state == State.SUGGESTED else e for e in issue.entities]
        issue = replace(issue, entities=tuple(gone), by_id={})
    issue_id = stored(library, issue)
    before = library.load(issue_id)
    [found] = merged(library, target(tmp_path, name), name, replace(WISH, replacing=replacing))
    assert (found.taken, found.unfit) == (0, ())
    assert library.load(issue_id) == before


LINE = "他在湖边路上走。か\u3099め好。湖边来人了。"
"""路上 is one of its words, and か with its mark one character."""


def with_odd_edges(*, spaced: bool) -> Issue:
    """An issue with entities that cut words and a grapheme cluster, and one with white space at its edge."""
    text = f"{LINE} 老桥 边" if spaced else LINE
    places = [
        (2, 4, "LOC"),
        (8, 9, "PER"),
        (13, 15, "LOC"),
        *([(len(text) - 5, len(text) - 1, "LOC")] if spaced else []),
    ]
    made = [
        Entity(
            id=f"e{start}", origin="n 1", start=Position(start), end=Position(end), label=label, state=state, rule=rule
        )
        for at, (start, end, label) in enumerate(places)
        for state, rule in [[(State.ACCEPTED, ""), (State.SUGGESTED, "r")][at % 2]]
    ]
    return apply(with_source(Issue(text)), Operation("x", added(made)))


@pytest.mark.parametrize("replacing", [False, True])
@pytest.mark.parametrize("edges", list(Edges)[:2])
@pytest.mark.parametrize("name", BROUGHT_BACK)
def test_entities_that_an_export_trims_widens_or_narrows_are_known_again(
    name: str, edges: Edges, replacing: bool, library: Library, tmp_path: Path
) -> None:
    issue = with_odd_edges(spaced=True)
    options = {"unit": Unit.WORD, "edges": edges, "offsets": Offsets.GRAPHEME}
    write_as(name, [issue], target(tmp_path, name), scope=Scope.ANY, **options)
    issue_id = stored(library, issue)
    before = library.load(issue_id)
    found = merged(library, target(tmp_path, name), name, replace(WISH, replacing=replacing))
    assert [(one.taken, one.removed, one.unfit) for one in found] == [(0, (), ())]
    assert library.load(issue_id) == before


@pytest.mark.parametrize("replacing", [False, True])
@pytest.mark.parametrize("name", [*BROUGHT_BACK, "jsonl"])
def test_what_was_changed_here_since_an_export_stays_and_is_told(
    name: str, replacing: bool, library: Library, tmp_path: Path
) -> None:
    issue = tagged(tagged(tagged(with_source(Issue(TEXT)), "老桥", "LOC"), "周姨", "PER"), "湖边", "LOC")
    issue_id = stored(library, issue)
    moved, gone, same = issue.entities[0].id, issue.entities[2].id, issue.entities[1].id
    write_as(name, [issue], target(tmp_path, name), scope=Scope.ANY)
    for verb in (
        lambda issue, **who: edits.stretch_entity(issue, moved, 0, 3, author="ann"),
        lambda issue, **who: edits.untag(issue, gone, author="ann"),
    ):
        workflow.act_in(library, issue_id, verb, author="ann")
    before = library.load(issue_id)
    [found] = merged(library, target(tmp_path, name), name, replace(WISH, replacing=replacing))
    assert library.load(issue_id) == before
    assert same in before.by_id
    assert [(one.said, one.why) for one in found.unfit] == [
        ("老桥 LOC", Why.CHANGED_SINCE),
        ("周姨 PER", Why.CHANGED_SINCE),
    ]


def test_names_that_do_not_fit_are_told_with_the_reason(library: Library, tmp_path: Path) -> None:
    issue = tagged(tagged(with_source(Issue(TEXT)), "老桥", "LOC"), "湖边", "LOC")
    issue_id = stored(library, issue)
    path = doccano(tmp_path / "a.jsonl", (0, 2, "LOC"), (0, 2, "ORG"), (1, 4, "PER"), (3, 5, "LOC"), (6, 8, "PER"))
    [found] = merged(library, path)
    assert [(one.number, one.said, one.why) for one in found.unfit] == [
        (1, "老桥 ORG", Why.ANOTHER_LABEL),
        (1, "桥在湖 PER", Why.CROSSES),
    ]
    assert (found.taken, found.there, len(found.removed)) == (1, 2, 0)
    assert {name[1:4] for name in names_of(library.load(issue_id))} == {(0, 2, "LOC"), (3, 5, "LOC"), (6, 8, "PER")}


def test_names_that_the_file_does_not_have_stay_unless_it_replaces(library: Library, tmp_path: Path) -> None:
    issue_id = stored(library, tagged(with_source(Issue(TEXT)), "老桥", "LOC"))
    path = doccano(tmp_path / "a.jsonl", (6, 8, "PER"))
    [found] = merged(library, path)
    assert (found.taken, len(found.removed)) == (1, 0)
    [found] = merged(library, path, wish=replace(WISH, replacing=True))
    assert (found.taken, found.there, len(found.removed)) == (0, 1, 1)
    assert {name[1:4] for name in names_of(library.load(issue_id))} == {(6, 8, "PER")}


def test_a_format_that_holds_no_name_in_another_takes_none_away_for_that(library: Library, tmp_path: Path) -> None:
    issue = tagged(tagged(with_source(Issue(TEXT)), "老桥", "LOC"), "老桥在湖边", "WORK")
    issue = tagged(issue, "周姨", "PER")
    issue_id = stored(library, issue)
    write_as("conll", [issue], tmp_path / "a.conll", scope=Scope.ANY)
    lines = (tmp_path / "a.conll").read_text(encoding="utf-8").replace("B-PER", "O").replace("I-PER", "O")
    (tmp_path / "a.conll").write_text(lines, encoding="utf-8")
    [found] = merged(library, tmp_path / "a.conll", "conll", replace(WISH, replacing=True))
    assert (found.there, len(found.removed)) == (1, 1)
    assert {name[3] for name in names_of(library.load(issue_id))} == {"LOC", "WORK"}


REPLACING = replace(WISH, replacing=True)


@pytest.mark.parametrize(
    "task",
    [
        {"annotations": []},
        {"annotations": [{"was_cancelled": True, "result": []}]},
        {"annotations": [], "predictions": [7], "drafts": [1]},
        {"annotations": [], "predictions": [{"model_version": "m", "result": []}]},
    ],
)
def test_a_task_that_nobody_has_annotated_takes_nothing_away(
    task: dict[str, object], library: Library, tmp_path: Path
) -> None:
    issue_id = stored(library, tagged(with_source(Issue(TEXT)), "老桥", "LOC"))
    before = library.load(issue_id)
    path = tasks(tmp_path / "a.json", {"data": {"text": TEXT}, **task})
    [found] = merged(library, path, "label-studio", REPLACING)
    assert found.removed == ()
    assert library.load(issue_id) == before


def test_a_task_that_somebody_found_empty_takes_names_away_and_says_which(library: Library, tmp_path: Path) -> None:
    issue_id = stored(library, tagged(with_source(Issue(TEXT)), "老桥", "LOC"))
    path = tasks(tmp_path / "a.json", {"data": {"text": TEXT}, "annotations": [{"result": []}]})
    [found] = merged(library, path, "label-studio", REPLACING)
    assert found.removed == ("老桥 LOC",)
    assert names_of(library.load(issue_id)) == set()
    assert len(library.history(issue_id).entries) == 2


@pytest.mark.parametrize(
    ("task", "left"),
    [
        ({"predictions": [7]}, State.SUGGESTED),  # nobody has made anything of it
        ({"predictions": [7], "annotations": [{"result": [], "parent_prediction": 7}]}, None),
        ({"predictions": []}, None),
    ],
)
def test_a_suggestion_goes_only_where_somebody_has_decided_on_it(
    task: dict[str, object], left: State | None, library: Library, tmp_path: Path
) -> None:
    issue_id = stored(library, with_source(Issue(TEXT)))
    guess = {"model_version": "m", "result": [result(0, 2, "LOC")]}
    made = {"data": {"text": TEXT}, "annotations": [], "predictions": [guess]}
    merged(library, tasks(tmp_path / "a.json", made), "label-studio")
    path = tasks(tmp_path / "b.json", {"data": {"text": TEXT}, "annotations": [{"result": []}], **task})
    merged(library, path, "label-studio", REPLACING)
    assert {name[4] for name in names_of(library.load(issue_id))} == ({left} if left else set())


@pytest.mark.parametrize("labels", [[], [(6, 8, "PER")]])
def test_texts_that_come_back_from_doccano_with_no_label_say_nothing_unless_they_had_some(
    labels: list[tuple[int, int, str]], library: Library, tmp_path: Path
) -> None:
    issue_id = stored(library, tagged(with_source(Issue(TEXT)), "老桥", "LOC"))
    [found] = merged(library, doccano(tmp_path / "a.jsonl", *labels), wish=REPLACING)
    assert len(found.removed) == bool(labels)
    [found] = merged(library, doccano(tmp_path / "b.jsonl", exported=1), wish=REPLACING)
    assert names_of(library.load(issue_id)) == set()


@pytest.mark.parametrize(
    ("other", "left"), [([], {"LOC", "WORK"}), ([(6, 8, "PER"), (7, 8, "X")], {"WORK", "PER", "X"})]
)
def test_names_in_others_that_doccano_drops_stay_unless_its_project_keeps_such(
    other: list[tuple[int, int, str]], left: set[str], library: Library, tmp_path: Path
) -> None:
    issue = tagged(tagged(with_source(Issue(TEXT)), "老桥", "LOC"), "老桥在湖边", "WORK")
    issue_id = stored(library, issue)
    merged(library, doccano(tmp_path / "a.jsonl", (0, 5, "WORK"), *other), wish=REPLACING)
    assert {name[3] for name in names_of(library.load(issue_id))} == left


def test_an_approved_article_keeps_its_names(library: Library, tmp_path: Path) -> None:
    issue = tagged(with_source(Issue(TEXT)), "老桥", "LOC")
    issue = apply(issue, edits.approve(issue, "b0", author="ann"))
    issue_id = stored(library, issue)
    path = doccano(tmp_path / "a.jsonl", (0, 2, "LOC"), (6, 8, "PER"))
    [found] = merged(library, path, wish=replace(WISH, replacing=True))
    assert [(one.said, one.why) for one in found.unfit] == [("周姨 PER", Why.APPROVED)]
    assert (found.taken, found.there, len(found.removed)) == (0, 1, 0)
    assert library.load(issue_id) == issue
    assert len(library.history(issue_id).entries) == 1


def test_a_name_in_text_that_was_corrected_since_has_its_place_where_the_text_is_the_same(
    library: Library, tmp_path: Path
) -> None:
    issue = with_source(Issue(TEXT))
    issue_id = stored(library, apply(issue, edits.correct(issue, "b0", 0, 2, "新的大桥", author="ann")))
    known = f"{sha256(TEXT.encode()).hexdigest()[:12]}-b0"
    then = TEXT.replace("边。", "边！")
    path = doccano(tmp_path / "a.jsonl", (0, 2, "LOC"), (6, 8, "PER"), text=then, document=known)
    [found] = merged(library, path)
    assert [(one.said, one.why) for one in found.unfit] == [("老桥 LOC", Why.OTHER_TEXT)]
    assert {name[1:4] for name in names_of(library.load(issue_id))} == {(8, 10, "PER")}


def test_names_of_the_whole_raw_text_come_onto_its_articles(library: Library, tmp_path: Path) -> None:
    raw = "老桥修好\n了。\n周姨来了。"
    issue = with_source(Issue(raw))
    issue = apply(issue, edits.split_at(issue, Position(raw.index("周")), author="ann"))
    issue = apply(issue, edits.correct(issue, "b0", 4, 5, "", author="ann"))
    issue_id = stored(library, issue)
    path = doccano(tmp_path / "a.jsonl", (0, 2, "LOC"), (2, 6, "V"), (8, 10, "PER"), (6, 10, "X"), text=raw)
    [found] = merged(library, path)
    second = issue.articles[1].id
    assert {name[:4] for name in names_of(library.load(issue_id))} == {
        ("b0", 0, 2, "LOC"),
        ("b0", 2, 5, "V"),
        (second, 0, 2, "PER"),
    }
    assert [(one.said, one.why) for one in found.unfit] == [("。\n周姨 X", Why.OTHER_TEXT)]


def test_a_text_that_matches_nothing_is_told_where_no_new_issue_is_wanted(library: Library, tmp_path: Path) -> None:
    stored(library, with_source(Issue(TEXT)))
    path = doccano(tmp_path / "a.jsonl", (0, 2, "LOC"), text="别的文字")
    made = workflow.plan(library, workflow.read_back(path, "doccano"), replace(WISH, new=False))
    assert [(one.number, one.why) for one in made.unmatched] == [(1, Why.NO_ISSUE)]
    assert list(workflow.merge(library, made)) == []
    assert len(library.issues()) == 1


def test_a_text_that_stands_in_two_issues_comes_onto_one_after_the_other(library: Library, tmp_path: Path) -> None:
    issues = [with_source(replace(Issue(TEXT + end), pages=())) for end in ("", "\n")]
    for issue in issues:
        stored(library, issue)
    path = tmp_path / "a.conll"
    write_as("conll", [tagged(issues[0], "老桥", "LOC"), tagged(issues[1], "周姨", "PER")], path, scope=Scope.ANY)
    assert [found.taken for found in merged(library, path, "conll")] == [1, 1]
    assert [{name[3] for name in names_of(library.load(row.id))} for row in library.issues()] == [{"LOC"}, {"PER"}]


def test_an_accepted_name_accepts_a_suggestion_and_a_prediction_stays_one(library: Library, tmp_path: Path) -> None:
    issue_id = stored(library, with_source(Issue(TEXT)))
    guess = {"model_version": "m 2", "result": [result(0, 2, "LOC", score=0.25), result(6, 8, "PER")]}
    task = {"data": {"text": TEXT}, "annotations": [], "predictions": [guess]}
    [found] = merged(library, tasks(tmp_path / "a.json", task), "label-studio")
    assert found.taken == 2
    first, second = library.load(issue_id).entities
    assert (first.state, first.origin, first.confidence) == (State.SUGGESTED, "m 2", 0.25)
    assert library.load(issue_id).boundaries[0].status == Status.UNTOUCHED
    [found] = merged(library, doccano(tmp_path / "b.jsonl", (0, 2, "LOC"), (5, 8, "PER")))
    after = library.load(issue_id)
    assert after.by_id[first.id].state == State.ACCEPTED
    assert after.by_id[second.id].live  # the longer name holds it
    [found] = merged(library, doccano(tmp_path / "b.jsonl", (7, 9, "PER")), wish=replace(WISH, annotator="?"))
    assert [one.why for one in found.unfit] == [Why.CROSSES]


def result(start: int, end: int, label: str, **more: object) -> dict[str, object]:
    value = {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}
    return {"from_name": "l", "to_name": "t", "type": "labels", "value": value, **more}


def tasks(path: Path, *found: dict[str, object]) -> Path:
    path.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return path


@pytest.mark.parametrize(("annotator", "kept"), [("", "周姨 PER"), ("bo@a.b", "老桥 LOC"), ("none", "周姨 PER")])
def test_of_several_annotators_one_is_taken_and_the_others_are_told(
    annotator: str, kept: str, library: Library, tmp_path: Path
) -> None:
    issue_id = stored(library, with_source(Issue(TEXT)))
    made = [
        {"completed_by": {"id": 7, "email": "bo@a.b"}, "result": [result(0, 2, "LOC"), result(3, 5, "LOC")]},
        {"completed_by": 8, "ground_truth": True, "result": [result(6, 8, "PER"), result(3, 5, "LOC")]},
        {"completed_by": 9, "was_cancelled": True, "result": [result(0, 5, "ORG")]},
    ]
    task = {"id": 1, "data": {"text": TEXT}, "annotations": made, "predictions": [], "drafts": []}
    wish = replace(WISH, annotator=annotator)
    [found] = merged(library, tasks(tmp_path / "a.json", task), "label-studio", wish)
    after = library.load(issue_id)
    texts = {f"{TEXT[start:end]} {label}" for _id, start, end, label, _state in names_of(after)}
    assert texts == {kept, "湖边 LOC"}
    assert [one.why for one in found.unfit] == [Why.ANOTHERS]
    assert {entity.origin for entity in after.entities} == ({"bo@a.b"} if annotator == "bo@a.b" else {"8"})


def test_a_version_without_loss_brings_what_it_says_beyond_the_issue(library: Library, tmp_path: Path) -> None:
    issue = with_source(Issue("老桥修好了。\n周姨来了。\n再见"))
    issue = apply(issue, edits.correct(issue, "b0", 4, 5, "啦", author="ann"))
    issue_id = stored(library, issue)
    theirs = with_source(Issue(issue.raw))
    for verb, *args in (
        (edits.split_at, Position(7)),
        (edits.correct, "b0", 4, 5, "喽", "author"),
        (edits.tag, "b7", 0, 2, "PER"),
        (edits.set_part, 7, 12, Role.HEADLINE),
        (edits.add_note, 0, 2, "?"),
    ):
        theirs = apply(theirs, verb(theirs, *(a for a in args if a != "author"), author="cai"))
    path = tmp_path / "a.jsonl"
    write_as("jsonl", [theirs], path, scope=Scope.ANY)
    [found] = merged(library, path, "jsonl")
    after = library.load(issue_id)
    assert [boundary.start for boundary in after.boundaries] == [0, 7]
    assert OffsetMap(after).text.startswith("老桥修好啦")
    assert [(part.role, part.start) for part in after.parts] == [(Role.HEADLINE, 7)]
    assert [note.text for note in after.notes] == ["?"]
    assert {name[3] for name in names_of(after)} == {"PER"}
    assert [(one.said, one.why) for one in found.unfit] == [("text 了→啦 | 了→喽", Why.SAID_OTHERWISE)]
    assert len(library.history(issue_id).entries) == 2
    [found] = merged(library, path, "jsonl", replace(WISH, replacing=True))
    assert found.unfit == ()
    assert OffsetMap(library.load(issue_id)).text.startswith("老桥修好喽")
    assert list(library.check()) == []


def test_a_version_brings_the_names_of_what_is_no_article_too(library: Library, tmp_path: Path) -> None:
    issue = with_source(Issue(TEXT))
    issue = apply(issue, edits.split_at(issue, Position(6), author="ann"))
    issue = apply(issue, edits.set_kind(issue, "b0", ArticleKind.FURNITURE, author="ann"))
    issue_id = stored(library, issue)
    write_as("jsonl", [tagged(issue, "老桥", "LOC")], tmp_path / "a.jsonl", scope=Scope.ANY)
    [found] = merged(library, tmp_path / "a.jsonl", "jsonl")
    assert (found.taken, found.others) == (1, 0)
    assert [entity.label for entity in library.load(issue_id).entities] == ["LOC"]


def test_an_issue_that_somebody_else_edits_is_told_and_left_alone(library: Library, tmp_path: Path) -> None:
    issue_id = stored(library, with_source(Issue(TEXT)))
    with Library.open(library.path) as other:
        assert other.leases.take(issue_id, person="cai") is None
        [found] = merged(library, doccano(tmp_path / "a.jsonl", (0, 2, "LOC")))
        assert [one.why for one in found.unfit] == [Why.HELD]
    assert library.load(issue_id).entities == ()


def test_an_article_of_millions_of_characters_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "MOST_OF_AN_ARTICLE", 10)
    path = doccano(tmp_path / "a.jsonl", text="老桥修好了。" * 2)
    with pytest.raises(BadInput, match="article 1 has more than 10 characters; divide it"):
        workflow.read_back(path, "doccano")


def test_the_articles_of_a_very_long_new_issue_make_several(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "_MOST_OF_AN_ISSUE", 15)
    path = tmp_path / "a.conll"
    sentences = ["老桥修好了。", "湖边很好。", "春天来了。", "晚上有雨。"]
    path.write_text("\n".join("".join(f"{char}\tO\n" for char in one) for one in sentences), encoding="utf-8")
    merged(library, path, "conll")
    raws = [library.load(row.id).raw for row in library.issues()]
    assert raws == ["老桥修好了。\n\n湖边很好。", "春天来了。\n\n晚上有雨。"]
    assert not any(found.is_new for found in merged(library, path, "conll"))


def test_a_file_that_is_wrong_at_its_end_brings_nothing(library: Library, tmp_path: Path) -> None:
    stored(library, with_source(Issue(TEXT)))
    path = doccano(tmp_path / "a.jsonl", (0, 2, "LOC"))
    path.write_text(path.read_text(encoding="utf-8") + "{", encoding="utf-8")
    with pytest.raises(BadInput, match="line 2"):
        merged(library, path)
    assert [len(library.history(row.id).entries) for row in library.issues()] == [1]
