"""Every format with names: what is written reads back, in the consumer's own library too, whatever the text holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import formats
from annotator.core import edits
from annotator.core.errors import AnnotatorError, BadInput, Refused
from annotator.core.issue import Issue, Source
from annotator.core.operations import Operation, added, apply
from annotator.core.records import ArticleKind, Boundary, Correction, CorrectionKind, Entity, Note, Position, Role
from annotator.formats.article_text import ArticleText, TextEntity
from annotator.formats.fingerprint import squeeze
from annotator.formats.fitting import without_controls
from annotator.formats.lines import entities_of_tags, tags
from annotator.formats.options import Edges, Nested, Scheme, Unit
from annotator.formats.writing import Loss, Report, Scope
from tests.core.histories import VERBS, Chooser, suggested_issues
from tests.formats.writer import OF_ANY_ARTICLE, write_as

RAW = "老桥修好了\n昨天，𠮷 田在东\n关桥头说：“好𪚥！”周姨来了。\r\n天气\n明天有雨\n=1+1，<b>&雨</b>"
ANNOTATING = sorted(name for name, found in formats.formats().items() if found.read_article_texts)
NESTING = [name for name in ANNOTATING if not formats.formats()[name].flat]


def entity(name: str, text: str, label: str, **more: str) -> Entity:
    start = RAW.index(text)
    return Entity(id=name, origin="ann", start=Position(start), end=Position(start + len(text)), label=label, **more)  # type: ignore[arg-type]


def sample() -> Issue:
    """Nested names, one over a healed line break, one with a correction inside, joined segments, an empty article."""
    join = Correction(id="c1", origin="ann", start=RAW.index("\n关"), end=RAW.index("关"), text="")
    gap = Correction(id="c2", origin="ann", start=len(RAW), end=len(RAW), text="□", kind=CorrectionKind.GAP)
    weather, rest, empty = RAW.index("天气"), RAW.index("明天"), RAW.index("=1+1") - 1
    issue = apply(
        Issue(RAW, title="=湖畔<晨报>", date="2026-03-01"),
        Operation(
            "made",
            added(
                [
                    join,
                    gap,
                    Boundary(id="b1", origin="ann", start=weather),
                    Boundary(id="b2", origin="ann", start=rest, continues="b0"),
                    Boundary(id="b3", origin="ann", start=empty),
                    Boundary(id="b4", origin="ann", start=empty + 1),
                    entity("e1", "𠮷 田", "PER", authority="Q1", note="桥头 的"),
                    entity("e2", "东\n关", "LOC"),
                    entity("e3", "东\n关桥头", "LOC"),
                    entity("e4", "好𪚥！”周姨", "WORK"),
                    entity("e5", "昨天", "TIME"),
                    entity("e6", "雨</b>", "EVENT"),
                    Note(id="n1", origin="ann", start=Position(0), end=Position(2), text="?"),
                ]
            ),
        ),
    )
    return apply(
        issue, edits.correct(issue, "b0", issue.raw.index("田"), issue.raw.index("田") + 1, "畑", author="ann")
    )


def target(folder: Path, name: str) -> Path:
    return folder / f"gold{formats.formats()[name].suffixes[0]}"


def said(articles: Iterable[ArticleText], *, squeezed: bool = False) -> list[tuple[str, list[tuple[str, str]]]]:
    """The texts of articles, each with what its names say and their labels."""
    found = []
    for article in articles:
        names = [(article.text[name.start : name.end], name.label) for name in article.entities]
        if squeezed:
            names = [("".join(text.split()), label) for text, label in names]
        found.append(("".join(article.text.split()) if squeezed else article.text, sorted(names)))
    return found


NAMES = {("𠮷 畑", "PER"), ("东关桥头", "LOC"), ("好𪚥！”周姨", "WORK"), ("昨天", "TIME"), ("雨</b>", "EVENT")}


@pytest.mark.parametrize("name", ANNOTATING)
def test_each_format_holds_the_names_of_the_corrected_text(name: str, tmp_path: Path) -> None:
    report = write_as(name, [sample()], target(tmp_path, name), scope=Scope.ANY)
    found = formats.read_article_texts(target(tmp_path, name), name)
    is_squeezed = formats.formats()[name].squeezed
    told = {one for _text, names in said(found, squeezed=is_squeezed) for one in names}
    wanted = NAMES | (set() if formats.formats()[name].flat else {("东关", "LOC")})
    assert told == ({("".join(text.split()), label) for text, label in wanted} if is_squeezed else wanted)
    assert report.entities == len(wanted)
    assert report.left_out["notes"] == 1
    assert report.left_out["gaps"] == (name != "tei")
    beside = json.loads((tmp_path / f"{target(tmp_path, name).name}.report.json").read_text(encoding="utf-8"))
    assert beside["report"]["entities"] == len(wanted)
    assert beside["files"]
    assert all(len(file["sha256"]) == 64 for file in beside["files"])


LINKS = ["Q1", "http://a.b/c?d=e%20f&g", "viaf:7", "ID:Q1", "Wikidata:Q5", "两 个\t词", ":", "a:", "NIL", "_", "<&\"'>"]


@pytest.mark.parametrize("name", ANNOTATING)
@pytest.mark.parametrize("said", [*LINKS, "一行\n\n 另一行 ", "\u2028x\u2028", "# T1", "]]>", "\r\ny"])
def test_links_and_notes_read_back_or_are_counted(said: str, name: str, tmp_path: Path) -> None:
    issue = apply(
        Issue(RAW),
        Operation(
            "made", added([entity("e1", "老桥", "LOC", authority=said), entity("e2", "昨天", "TIME", note=said)])
        ),
    )
    report = write_as(name, [issue], target(tmp_path, name), scope=Scope.ANY)
    [article] = formats.read_article_texts(target(tmp_path, name), name)
    link, note = article.entities[0].authority, article.entities[1].note
    lost = [report.left_out[Loss.LINKS], report.left_out[Loss.REMARKS]]
    changed = [report.changed[Loss.LINK_SPACES], report.changed[Loss.REMARK_SPACES]]
    assert lost == [not link, not note]
    assert changed == [bool(link) and link != said, bool(note) and note != said]


@pytest.mark.parametrize("name", OF_ANY_ARTICLE)
def test_the_same_gold_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write_as(name, [sample()], target(tmp_path / folder, name), scope=Scope.ANY)
    one, two = (
        {
            file.relative_to(tmp_path / folder): file.read_bytes()
            for file in (tmp_path / folder).rglob("*")
            if file.is_file()
        }
        for folder in ("one", "two")
    )
    assert one == two


@pytest.mark.parametrize("name", ANNOTATING)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_was_done_to_an_issue_what_is_written_reads_back(
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
    path = target(tmp_path_factory.mktemp("any"), name)
    options = {
        "nested": data.draw(st.sampled_from(Nested)),
        "edges": data.draw(st.sampled_from(Edges)),
        "unit": data.draw(st.sampled_from(Unit)),
        "scheme": data.draw(st.sampled_from(Scheme)),
    }
    try:
        write_as(name, [issue], path, scope=Scope.ANY, **options)
    except AnnotatorError as error:
        if "nothing was written" not in str(error):
            raise


@pytest.mark.parametrize(
    ("nested", "left"),
    [(Nested.OUTERMOST, "东关桥头"), (Nested.INNERMOST, "东关"), (Nested.SKIP, None)],
)
def test_of_nested_names_the_policy_chooses(nested: Nested, left: str | None, tmp_path: Path) -> None:
    report = write_as("spacy", [sample()], tmp_path / "a.jsonl", scope=Scope.ANY, nested=nested)
    told = {
        text
        for _whole, names in said(formats.read_article_texts(tmp_path / "a.jsonl", "spacy"))
        for text, _label in names
    }
    assert told & {"东关", "东关桥头"} == ({left} if left else set())
    inside = [what for what in report.left_out if "entities" in what and what != Loss.REMARKS]
    assert sum(report.left_out[what] for what in inside) == (1 if left else 2)


@pytest.mark.parametrize(
    ("edges", "names"),
    [
        (Edges.EXPAND, {"北京大学", "上海"}),
        (Edges.CONTRACT, {"上海"}),
        (Edges.STRICT, {"上海"}),
    ],
)
def test_of_names_that_cut_words_the_policy_chooses(edges: Edges, names: set[str], tmp_path: Path) -> None:
    raw = "我们在北京大学读书，他在上海。"
    issue = apply(
        Issue(raw),
        Operation(
            "made",
            added(
                [
                    Entity(id="e1", origin="a", start=Position(3), end=Position(5), label="LOC"),
                    Entity(id="e2", origin="a", start=Position(12), end=Position(14), label="LOC"),
                ]
            ),
        ),
    )
    report = write_as("conll", [issue], tmp_path / "a.conll", scope=Scope.ANY, unit=Unit.WORD, edges=edges)
    [article] = formats.read_article_texts(tmp_path / "a.conll", "conll")
    assert {article.text[name.start : name.end] for name in article.entities} == names
    assert "\n北京大学\tB-LOC\n" in (tmp_path / "a.conll").read_text(encoding="utf-8") or edges != Edges.EXPAND
    assert sum(report.changed.values()) == (1 if edges == Edges.EXPAND else 0)
    assert sum(report.left_out.values()) == (0 if edges == Edges.EXPAND else 1)


@given(
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["", "PER", "LOC"])), max_size=8),
    st.sampled_from(Scheme),
)
def test_tags_of_every_scheme_lead_back_to_the_names(pieces: list[tuple[int, str]], scheme: Scheme) -> None:
    names, at = [], 0
    for size, label in pieces:
        if label:
            names.append(TextEntity(at, at + size, label))
        at += size
    tokens = [(place, place + 1) for place in range(at)]
    found = tags(tokens, names, scheme)
    assert entities_of_tags(["字"] * at, found) == names


@pytest.mark.parametrize("scheme", [Scheme.BIO, Scheme.BIOES])
def test_seqeval_finds_the_same_names_in_conll(scheme: Scheme, tmp_path: Path) -> None:
    from seqeval.metrics.sequence_labeling import get_entities
    from seqeval.scheme import IOB2, IOBES, Entities

    path = tmp_path / "a.conll"
    write_as("conll", [sample()], path, scope=Scope.ANY, scheme=scheme)
    blocks = [block.splitlines() for block in path.read_text(encoding="utf-8").split("\n\n") if block.strip()]
    rows = [[line.split("\t") for line in block] for block in blocks]
    strict = Entities([[tag for _char, tag in row] for row in rows], scheme=IOB2 if scheme == Scheme.BIO else IOBES)
    told = {
        ("".join(char for char, _tag in row[one.start : one.end]), one.tag)
        for row, ones in zip(rows, strict.entities, strict=True)
        for one in ones
    }
    assert told == {("".join(text.split()), label) for text, label in NAMES}
    assert {kind for row in rows for kind, *_ in get_entities([tag for _char, tag in row])} == {k for _t, k in NAMES}


def test_csv_and_workbook_hold_no_formula_and_html_no_foreign_tag(tmp_path: Path) -> None:
    import csv

    import openpyxl

    for name in ("csv", "xlsx", "html", "text"):
        write_as(name, [sample()], target(tmp_path, name), scope=Scope.ANY)
    with (tmp_path / "gold.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert {row[1] for row in rows[1:]} == {"'=湖畔<晨报>"}
    book = openpyxl.load_workbook(tmp_path / "gold.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not [cell for cell in cells if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@"))]
    page = (tmp_path / "gold.html").read_text(encoding="utf-8")
    assert "<b>" not in page
    assert "湖畔&lt;晨报&gt;" in page
    body = re.sub("<sub>.*?</sub>|<[^>]*>", "", page.split("<body>")[1])
    assert "雨</b>" in unescape(body)


def test_pairs_lead_from_the_raw_text_to_the_gold(tmp_path: Path) -> None:
    write_as("pairs", [sample()], tmp_path / "a.jsonl", scope=Scope.ANY)
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["unit"] for row in rows} == {"article", "sentence"}
    kinds = set()
    for row in rows:
        made, at = [], 0
        for edit in row["edits"]:
            made += [row["raw"][at : edit["start"]], edit["text"]]
            at = edit["end"]
            kinds.add(edit["kind"])
        assert "".join([*made, row["raw"][at:]]) == row["gold"]
    assert kinds >= {"character", "gap"}
    write_as("pairs", [sample()], tmp_path / "a.tsv", scope=Scope.ANY)
    lines = [line.split("\t") for line in (tmp_path / "a.tsv").read_text(encoding="utf-8").splitlines()]
    assert lines[0] == ["raw", "gold", "edits"]
    assert all(len(line) == 3 for line in lines)
    assert any("田" in raw and "畑" in gold and "character" in kinds for raw, gold, kinds in lines)
    report = write_as("pairs", [sample()], tmp_path / "a.sighan", scope=Scope.ANY)
    spelled = [line.split("\t") for line in (tmp_path / "a.sighan").read_text(encoding="utf-8").splitlines()]
    assert spelled
    assert all(len(source) == len(target) for source, target in spelled)
    assert report.left_out[Loss.LENGTHS] == len(rows) - sum(row["unit"] == "article" for row in rows) - len(spelled)


def test_a_name_that_does_not_read_back_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("before", encoding="utf-8")
    found = formats.formats()["doccano"]
    monkeypatch.setattr("annotator.formats.lines.entity_of", None)
    broken = dict(formats.formats())
    broken["doccano"] = type(found)(
        name="doccano",
        title="",
        suffixes=(".jsonl",),
        writer=found.writer,
        read_article_texts=lambda path: iter([ArticleText("别的")]),
    )
    monkeypatch.setattr("annotator.formats.export.formats", lambda: broken)
    with pytest.raises(AnnotatorError, match="does not read back"):
        write_as("doccano", [sample()], path, scope=Scope.ANY)
    assert path.read_text(encoding="utf-8") == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["a.jsonl"]


ABOUT = {
    "label-studio": {"title", "date", "headline"},
    "doccano": {"title", "date"},
    "cas": {"title", "headline"},
    "w3c": {"title", "date", "headline"},
    "tei": {"title", "date", "headline", "kind"},
    "hipe": {"date", "source"},
    "huggingface": {"title", "date", "kind"},
    **dict.fromkeys(("brat", "conll", "spacy"), frozenset[str]()),
}
"""What formats say of an article beside its id, its text and its names."""


@pytest.mark.parametrize("name", ANNOTATING)
def test_whatever_is_written_of_an_article_is_read(name: str, tmp_path: Path) -> None:
    said = {"title": "湖畔晨报", "date": "2026-03-01", "headline": "老桥修好了", "kind": "notice", "source": "0301.txt"}
    raw = "老桥修好了\n周姨说好。"
    issue = Issue(raw, said["title"], said["date"], Source(said["source"], "0" * 64))
    issue = apply(issue, edits.set_part(issue, 0, 5, Role.HEADLINE, author="ann"))
    issue = apply(issue, edits.set_kind(issue, "b0", ArticleKind.NOTICE, author="ann"))
    write_as(name, [issue], target(tmp_path, name), scope=Scope.ANY)
    [found] = formats.read_article_texts(target(tmp_path, name), name)
    assert {key: getattr(found, key) for key in said if getattr(found, key)} == {key: said[key] for key in ABOUT[name]}
    assert found.id.endswith("-b0")


GOOD = '{"text":"老桥","label":[[0,2,"LOC"]]}'


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("doccano", GOOD + '\n{"text":"老桥","label":[[0,9,"LOC"]]}', 2),
        ("doccano", GOOD + '\n{"text":"老桥","label":[[1,1,"LOC"]]}', 2),
        ("doccano", '{"text":"老桥","label":[[0,NaN,"LOC"]]}', 1),
        ("doccano", '{"text":"老桥","text":"旧桥"}', 1),
        ("doccano", GOOD + '\n{"text":"老', 2),
        ("doccano", '["老桥"]', 1),
        ("conll", "老\tB-LOC\n桥\tX-LOC\n", 2),
        ("hipe", "老\tB-LOC\n", 1),
        ("w3c", '{"text":"老桥","items":[{"target":{"selector":[]}}]}', 1),
        (
            "w3c",
            '{"text":"老桥","items":[{"body":[{"purpose":"tagging","value":"LOC"}],"target":{"selector":'
            '[{"type":"TextPositionSelector","start":0,"end":2},{"type":"TextQuoteSelector","exact":"旧桥"}]}}]}',
            1,
        ),
        ("label-studio", '[{"data":{"text":"老', 1),
        (
            "label-studio",
            '[{"data":{"text":"𠮷"},"annotations":[{"result":[{"value":{"start":0,"end":2,"labels":["A"]}}]}]}]',
            1,
        ),
        ("spacy", '{"text":"老桥","spans":[{"start":0,"end":3,"label":"LOC"}],"meta":{}}', 1),
    ],
)
def test_a_file_that_is_wrong_is_told_with_its_line(name: str, text: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "a.any"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=f"line {line}"):
        formats.read_article_texts(path, name)


@pytest.mark.parametrize("name", ["doccano", "conll", "hipe", "w3c"])
def test_a_file_in_another_encoding_is_told(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.any"
    path.write_bytes("老桥\tO\n".encode("gb18030"))
    with pytest.raises(BadInput, match="line 1"):
        formats.read_article_texts(path, name)


def test_brat_files_that_are_wrong_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder"):
        formats.read_article_texts(tmp_path / "none", "brat")
    (tmp_path / "a.txt").write_text("老桥", encoding="utf-8")
    with pytest.raises(BadInput, match="no such file"):
        formats.read_article_texts(tmp_path, "brat")
    (tmp_path / "a.ann").write_text("T1\tLOC 0 9\t老桥\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"a\.ann: line 1"):
        formats.read_article_texts(tmp_path, "brat")


def test_squeezing_keeps_the_names() -> None:
    assert squeeze("老 桥\n在", [(0, 3, "LOC"), (4, 5, "X")]) == ("老桥在", [(0, 2, "LOC"), (2, 3, "X")])


def test_an_article_without_control_characters_goes_out_as_it_is() -> None:
    whole = ArticleText("东桥", (TextEntity(0, 2, "LOC", note="旧"),), headline="桥")
    report = Report()
    assert without_controls(whole, report) is whole
    assert without_controls(replace(whole, text="东\x01桥"), report).text == "东\ufffd桥"
    [odd] = without_controls(replace(whole, entities=(TextEntity(0, 2, "LOC", note="旧\x02"),)), report).entities
    assert odd.note == "旧\ufffd"
    assert report.changed == {Loss.UNPRINTABLE: 1}
