"""Names from a file: which are taken up, what gives way to them, what is left alone, and what is said of the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core import edits
from annotator.core.edits.incoming import RULE, Fit, Incoming, fit_entities, take_entities
from annotator.core.errors import Refused, Why
from annotator.core.issue import Issue
from annotator.core.laws import faults
from annotator.core.operations import Operation, apply
from annotator.core.records import Boundary, Decided, Entity, Position, State, Status

RAW = "老方和周阿姨走过东关老桥。天气晴。"
ARTICLE = "b0"
LIVE = (State.SUGGESTED, State.ACCEPTED)


def entity(start: int, end: int, label: str = "PER", **fields: object) -> Entity:
    return Entity(
        id=f"e{start}x{end}",
        origin="ann",
        start=Position(start),
        end=Position(end),
        label=label,
        **fields,  # type: ignore[arg-type]
    )


def suggestion(start: int, end: int, label: str = "PER", **fields: object) -> Entity:
    return entity(start, end, label, state=State.SUGGESTED, rule="names", **fields)


def issue(*entities: Entity, status: Status = Status.UNTOUCHED) -> Issue:
    head = Boundary(id=ARTICLE, origin="ann", start=0, status=status)
    return Issue(raw=RAW, boundaries=(head,), entities=tuple(sorted(entities, key=lambda one: one.order)))


def name(start: int, end: int, label: str = "PER", **fields: object) -> Incoming:
    return Incoming(article=ARTICLE, start=start, end=end, label=label, origin="tool", **fields)  # type: ignore[arg-type]


def after(before: Issue, fit: Fit) -> dict[tuple[int, int, str], Entity]:
    """The live names of an issue when a fit is made, by what they say."""
    made = apply(before, Operation("take_names", fit.changes))
    assert list(faults(made)) == []
    return {(one.start.raw, one.end.raw, one.label): one for one in made.entities if one.live}


def whys(fit: Fit) -> list[Why]:
    return [why for _name, why in fit.unfit]


def test_a_new_name_is_taken_up_as_the_file_says_it() -> None:
    before = issue()
    fit = fit_entities(before, [name(0, 2, authority="Q1", note="x", confidence=0.7)])
    [made] = after(before, fit).values()
    assert (made.origin, made.state, made.rule, made.confidence) == ("tool", State.ACCEPTED, "", 0.7)
    assert (made.authority, made.note, made.decided) == ("Q1", "x", Decided.SEEN)
    assert (fit.taken, fit.there, fit.described, fit.removed, fit.unfit) == (1, 0, 0, (), ())


def test_a_persons_name_begins_the_article_and_a_suggestion_does_not() -> None:
    def status(incoming: Incoming) -> Status:
        before = issue()
        return apply(before, take_entities(before, [incoming], author="ann")).articles[0].status

    assert status(name(0, 2)) == Status.IN_PROGRESS
    assert status(name(0, 2, suggested=True)) == Status.UNTOUCHED


def test_a_suggestion_is_taken_up_as_one() -> None:
    before = issue()
    [made] = after(before, fit_entities(before, [name(0, 2, suggested=True)])).values()
    assert (made.state, made.rule) == (State.SUGGESTED, RULE)


def test_new_names_at_one_place_have_ids_of_their_own() -> None:
    before = issue(replace(entity(7, 9), id="e0"))
    names = [name(0, 6, "ORG"), name(0, 2), name(0, 3, "LOC")]
    made = apply(before, Operation("take_names", fit_entities(before, names).changes))
    assert len({one.id for one in made.entities}) == 4


@pytest.mark.parametrize("suggested", [False, True])
def test_a_name_that_is_there_stays_as_it_is(suggested: bool) -> None:
    before = issue(entity(0, 2, note="mine"))
    fit = fit_entities(before, [name(0, 2, suggested=suggested)])
    assert (fit.changes, fit.taken, fit.there, fit.unfit) == ((), 0, 1, ())


def test_a_suggestion_that_the_file_confirms_is_accepted_and_keeps_what_it_says() -> None:
    before = issue(suggestion(0, 2, authority="Q1", note="old"))
    [made] = after(before, fit_entities(before, [name(0, 2, note="new")])).values()
    assert (made.state, made.origin, made.authority, made.note) == (State.ACCEPTED, "ann", "Q1", "new")


@pytest.mark.parametrize(("suggested", "said"), [("LOC", "PER"), ("PER", "LOC")])
def test_a_suggestion_becomes_a_persons_name_of_another_label(suggested: str, said: str) -> None:
    before = issue(suggestion(0, 2, suggested))
    [made] = after(before, fit_entities(before, [name(0, 2, said)])).values()
    assert (made.label, made.origin, made.id) == (said, "tool", "e0x2")


def test_a_suggestion_does_not_become_one_of_another_label() -> None:
    fit = fit_entities(issue(suggestion(0, 2, "LOC")), [name(0, 2, suggested=True)])
    assert (fit.changes, whys(fit)) == ((), [Why.ANOTHER_LABEL])


def test_a_name_that_a_person_labelled_otherwise_is_left_alone() -> None:
    fit = fit_entities(issue(entity(0, 2, "LOC")), [name(0, 2)])
    assert (fit.changes, whys(fit)) == ((), [Why.ANOTHER_LABEL])


def test_one_file_may_give_a_stretch_two_labels() -> None:
    before = issue()
    assert set(after(before, fit_entities(before, [name(0, 2), name(0, 2, "LOC")]))) == {(0, 2, "PER"), (0, 2, "LOC")}


def test_a_name_that_an_edit_hurt_stays_in_doubt_where_the_file_only_repeats_it() -> None:
    fit = fit_entities(issue(entity(0, 2, doubtful=True)), [name(0, 2)])
    assert (fit.changes, fit.there) == ((), 1)


def test_a_file_that_does_not_decide_leaves_a_suggestion_one() -> None:
    fit = fit_entities(issue(suggestion(0, 2)), [name(0, 2, decides=False)])
    assert (fit.changes, fit.there) == ((), 1)


@pytest.mark.parametrize("said", [{"suggested": True}, {"decides": False}])
def test_what_was_rejected_does_not_come_back_from_a_file_that_does_not_decide(said: dict[str, bool]) -> None:
    before = issue(replace(suggestion(0, 2), state=State.REJECTED))
    assert fit_entities(before, [name(0, 2, **said)]).taken == 0
    assert fit_entities(before, [name(0, 3, **said), name(0, 2, "LOC", **said)]).taken == 2
    assert fit_entities(before, [name(0, 2)]).taken == 1


@pytest.mark.parametrize("place", [(1, 4), (5, 8)])
def test_a_suggestion_that_would_cross_a_name_gives_way(place: tuple[int, int]) -> None:
    before = issue(suggestion(*place))
    assert set(after(before, fit_entities(before, [name(3, 6)]))) == {(3, 6, "PER")}


@pytest.mark.parametrize("place", [(1, 4), (5, 8)])
def test_a_name_that_would_cross_a_persons_or_that_is_suggested_only_does_not_fit(place: tuple[int, int]) -> None:
    assert whys(fit_entities(issue(entity(*place)), [name(3, 6)])) == [Why.CROSSES]
    assert whys(fit_entities(issue(suggestion(*place)), [name(3, 6, suggested=True)])) == [Why.CROSSES]


@pytest.mark.parametrize("place", [(0, 3), (6, 9), (3, 5), (4, 6), (4, 5), (2, 7), (3, 8), (1, 6)])
def test_names_beside_and_around_each_other_fit(place: tuple[int, int]) -> None:
    before = issue(entity(*place))
    assert set(after(before, fit_entities(before, [name(3, 6)]))) == {(*place, "PER"), (3, 6, "PER")}


def test_a_long_name_far_before_is_seen_to_cross() -> None:
    entities = [entity(0, 9, "ORG"), *(entity(at, at + 1) for at in range(8))]
    assert whys(fit_entities(issue(*entities), [name(8, 12)])) == [Why.CROSSES]


def test_a_name_that_was_just_taken_up_is_seen_to_cross() -> None:
    fit = fit_entities(issue(), [name(0, 9), name(8, 12), name(3, 4)])
    assert (fit.taken, whys(fit)) == (2, [Why.CROSSES])


def test_an_approved_article_is_left_alone() -> None:
    before = issue(entity(3, 6, authority="Q1"), suggestion(7, 9), status=Status.APPROVED)
    names = [name(0, 2), name(3, 6), name(3, 6, authority="Q2"), name(3, 6, authority="Q1")]
    fit = fit_entities(before, names, {ARTICLE: LIVE})
    assert (fit.changes, fit.removed, fit.there) == ((), (), 3)
    assert whys(fit) == [Why.APPROVED, Why.APPROVED]


def test_what_is_not_in_the_file_goes_where_the_article_is_replaced() -> None:
    before = issue(entity(0, 2), entity(3, 6), suggestion(7, 9), suggestion(9, 11))
    fit = fit_entities(before, [name(0, 2), name(7, 9)], {ARTICLE: LIVE})
    assert set(after(before, fit)) == {(0, 2, "PER"), (7, 9, "PER")}
    assert sorted(fit.removed) == sorted([f"{RAW[3:6]} PER", f"{RAW[9:11]} PER"])
    gone = {change.before.id: change.after for change in fit.changes if change.before and change.before.id != ARTICLE}
    assert gone["e3x6"] is None
    assert gone["e9x11"] is not None  # what was suggested stays as rejected, so that it does not come back
    assert gone["e9x11"].state == State.REJECTED


def test_only_what_has_one_of_the_states_goes() -> None:
    before = issue(entity(0, 2), suggestion(3, 6))
    fit = fit_entities(before, [], {ARTICLE: (State.ACCEPTED,)})
    assert set(after(before, fit)) == {(3, 6, "PER")}


def test_the_same_stretch_with_another_label_goes() -> None:
    before = issue(entity(0, 2, "LOC"))
    assert set(after(before, fit_entities(before, [name(0, 2)], {ARTICLE: LIVE}))) == {(0, 2, "PER")}


@pytest.mark.parametrize(
    ("place", "stays"),
    [((4, 5), True), ((2, 7), True), ((3, 5), True), ((3, 7), True), ((3, 6), False), ((0, 3), False), ((6, 7), False)],
)
def test_a_flat_file_says_nothing_of_what_lies_in_or_around_its_names(place: tuple[int, int], stays: bool) -> None:
    before = issue(entity(*place, "LOC"))
    fit = fit_entities(before, [name(3, 6)], {ARTICLE: LIVE}, flat=True)
    assert ((*place, "LOC") in after(before, fit)) == stays
    crossed = issue(entity(1, 4, "LOC"))
    assert set(after(crossed, fit_entities(crossed, [name(3, 6)], {ARTICLE: LIVE}, flat=True))) == {(3, 6, "PER")}


def test_a_name_gets_the_link_and_the_note_that_it_does_not_have() -> None:
    before = issue(entity(0, 2, note="mine"))
    fit = fit_entities(before, [name(0, 2, authority="Q1", note="theirs")])
    [made] = after(before, fit).values()
    assert (made.authority, made.note) == ("Q1", "mine")
    assert (fit.there, fit.described, whys(fit)) == (1, 1, [Why.SAID_OTHERWISE])


def test_where_the_article_is_replaced_links_and_notes_are_those_of_the_file_where_it_says_any() -> None:
    before = issue(entity(0, 2, authority="Q1", note="mine"))
    fit = fit_entities(before, [name(0, 2, note="theirs")], {ARTICLE: LIVE})
    [made] = after(before, fit).values()
    assert (made.authority, made.note, fit.described, fit.unfit) == ("Q1", "theirs", 1, ())


def test_a_suggestion_of_the_file_describes_no_persons_name() -> None:
    fit = fit_entities(issue(entity(0, 2)), [name(0, 2, suggested=True, authority="Q1")])
    assert (fit.changes, fit.described, whys(fit)) == ((), 0, [Why.SAID_OTHERWISE])
    before = issue(suggestion(0, 2))
    [made] = after(before, fit_entities(before, [name(0, 2, suggested=True, authority="Q1")])).values()
    assert (made.authority, made.state) == ("Q1", State.SUGGESTED)


def test_taking_up_nothing_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        take_entities(issue(entity(0, 2)), [name(0, 2)], author="ann")
    assert refused.value.why == Why.NOTHING


spans = st.tuples(st.integers(0, 11), st.integers(1, 5)).map(lambda at: (at[0], at[0] + at[1]))
labels = st.sampled_from(["PER", "LOC"])


@st.composite
def named_issues(draw: st.DrawFn) -> Issue:
    """An issue with names and suggestions that do not cross."""
    made = issue()
    for (start, end), label in draw(st.lists(st.tuples(spans, labels), max_size=5)):
        try:
            made = apply(made, edits.tag(made, ARTICLE, start, end, label, author="ann"))
        except Refused:
            continue
    return apply(made, edits.reopen(made, ARTICLE, author="ann")) if made.articles[0].approved else made


said = st.builds(lambda span, label, suggested: name(*span, label, suggested=suggested), spans, labels, st.booleans())


@given(named_issues(), st.lists(said, max_size=6), st.sampled_from([{}, {ARTICLE: LIVE}]))
def test_whatever_a_file_says_a_persons_name_is_there_or_told_why_not(
    before: Issue, names: list[Incoming], replaced: dict[str, tuple[State, ...]]
) -> None:
    fit = fit_entities(before, names, replaced)
    live = after(before, fit)
    unfit = [one for one, _why in fit.unfit]
    assert fit.taken + fit.there + len(unfit) == len(names)
    assert all((one.start, one.end, one.label) in live or one in unfit for one in names if not one.suggested)


@given(named_issues(), st.lists(said, max_size=6))
def test_a_file_that_comes_again_changes_nothing_more(before: Issue, names: list[Incoming]) -> None:
    names = [one for one in names if not one.suggested]
    made = apply(before, Operation("take_names", fit_entities(before, names).changes))
    assert fit_entities(made, names).changes == ()
