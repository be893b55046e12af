"""CoNLL: a character and its tag a line."""

from __future__ import annotations

import re
from pathlib import Path

from annotator import formats
from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.records import ArticleKind, Boundary, Correction, CorrectionKind, Entity, Note, Position, State
from annotator.formats.article_text import own_id
from annotator.formats.lines import columns, lines_of, numbered, stretches
from annotator.formats.writing import Report, Scope
from tests.formats.writer import write_as

RAW = "老桥修好了\n昨天，𠮷 田在东\n关桥头说：“好！”周姨来了。\n天气\n明天有雨"


def entity(name: str, text: str, label: str, state: State = State.ACCEPTED) -> Entity:
    start = RAW.index(text)
    return Entity(
        id=name, origin="ann", start=Position(start), end=Position(start + len(text)), label=label, state=state
    )


def issue(*records: Entity | Note | Boundary | Correction) -> Issue:
    join = Correction(id="c1", origin="ann", start=RAW.index("\n关"), end=RAW.index("关"), text="")
    weather = Boundary(id="b1", origin="ann", start=RAW.index("天气"))
    return apply(Issue(RAW), Operation("made", added([join, weather, *records])))


def written(path: Path, *issues: Issue, scope: Scope = Scope.ANY) -> tuple[str, Report]:
    report = write_as("conll", issues, path, scope=scope)
    return path.read_bytes().decode(), report


def names(text: str) -> list[tuple[str, str]]:
    """The entities that a reader of the format finds."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        char, _, tag = line.partition("\t")
        if tag.startswith("B-"):
            found.append((char, tag[2:]))
        elif tag.startswith("I-"):
            name, label = found[-1]
            assert label == tag[2:]
            found[-1] = (name + char, label)
    return found


def test_each_character_of_the_corrected_text_has_a_line(tmp_path: Path) -> None:
    text, _ = written(tmp_path / "a.conll", issue(entity("e1", "𠮷 田", "PER"), entity("e2", "东\n关", "LOC")))
    _, first, second = re.split(r"-DOCSTART-\(\w+-b\d\)\tO\n\n", text)

    assert first.startswith("老\tO\n桥\tO\n修\tO\n好\tO\n了\tO\n\n昨\tO\n天\tO\n，\tO\n𠮷\tB-PER\n田\tI-PER\n在\tO\n")
    assert "".join(line[0] for line in second.splitlines() if line) == "天气明天有雨"
    assert names(text) == [("𠮷田", "PER"), ("东关", "LOC")]


def test_a_sentence_ends_behind_its_mark_and_the_quotes_behind_that(tmp_path: Path) -> None:
    text, _ = written(tmp_path / "a.conll", issue())
    sentences = ["".join(line[0] for line in block.splitlines()) for block in text.split("\n\n")]
    assert sentences[1:5] == ["老桥修好了", "昨天，𠮷田在东关桥头说：“好！”", "周姨来了。", "-"]


def test_no_sentence_ends_inside_an_entity(tmp_path: Path) -> None:
    text, _ = written(tmp_path / "a.conll", issue(entity("e1", "好！”周姨", "WORK"), entity("e2", "了\n昨", "WORK")))
    blocks = text.split("\n\n")
    assert any("好\tB-WORK" in block and "姨\tI-WORK" in block for block in blocks)
    assert any("了\tB-WORK" in block and "昨\tI-WORK" in block for block in blocks)


def test_of_nested_entities_the_outermost_counts_and_the_others_are_reported(tmp_path: Path) -> None:
    nested = [entity("e1", "东\n关", "LOC"), entity("e2", "东\n关桥头", "LOC"), entity("e3", "桥头", "LOC")]
    text, report = written(tmp_path / "a.conll", issue(*nested))
    assert names(text) == [("东关桥头", "LOC")]
    assert report.left_out["entities inside another one (the outermost is kept)"] == 2
    assert report.entities == 1


def test_only_what_a_person_approved_goes_out_unless_asked(tmp_path: Path) -> None:
    made = issue(entity("e1", "周姨", "PER"), entity("e2", "明天", "TIME", State.SUGGESTED))
    gold = apply(made, edits.approve(made, "b0", author="ann"))
    text, report = written(tmp_path / "a.conll", gold, scope=Scope.APPROVED)

    assert text.count("-DOCSTART-") == 1
    assert names(text) == [("周姨", "PER")]
    assert report.lines()[0] == "1 issues, 1 articles, 1 entities written"
    assert names(written(tmp_path / "a.conll", gold)[0]) == [("周姨", "PER"), ("明天", "TIME")]


def test_rejected_entities_and_furniture_stay_out(tmp_path: Path) -> None:
    furniture = Boundary(id="b9", origin="ann", start=RAW.index("明天"), kind=ArticleKind.FURNITURE)
    text, _ = written(tmp_path / "a.conll", issue(furniture, entity("e1", "周姨", "PER", State.REJECTED)))
    assert names(text) == []
    assert "雨" not in text


def test_what_the_format_cannot_hold_is_counted(tmp_path: Path) -> None:
    at = RAW.index("说")
    gap = Correction(id="c9", origin="ann", start=at, end=at, text="", kind=CorrectionKind.GAP)
    note = Note(id="n1", origin="ann", start=Position(0), end=Position(2), text="?")
    _, report = written(tmp_path / "a.conll", issue(gap, note))
    assert report.lines()[2:] == ["left out: 1 gaps", "left out: 1 notes"]


def test_a_label_with_white_space_stays_one_column(tmp_path: Path) -> None:
    text, _ = written(tmp_path / "a.conll", issue(entity("e1", "周姨", "family\tname")))
    assert names(text) == [("周姨", "family_name")]


def test_the_same_issues_give_the_same_bytes(tmp_path: Path) -> None:
    made = issue(entity("e1", "周姨", "PER"))
    assert written(tmp_path / "a.conll", made)[0] == written(tmp_path / "b.conll", made)[0]


def test_a_name_at_the_end_of_a_piece_that_is_read_later_is_kept(tmp_path: Path) -> None:
    made = Issue("前文甲乙丙后文丁戊己")
    made = apply(made, edits.split_at(made, Position(5), author="ann"))
    made = apply(made, edits.continue_article(made, "b0", "b5", author="ann"))
    start = OffsetMap(made, made.articles[0]).text.index("甲乙丙")
    made = apply(made, edits.tag(made, "b5", start, start + 3, "PER", author="ann"))
    text, report = written(tmp_path / "a.conll", made)
    assert names(text) == [("甲乙丙", "PER")]
    assert report.lines()[2:] == []


def articles(path: Path, text: str) -> list[tuple[str, str, list[str]]]:
    """The ids, texts and names of a file."""
    path.write_text(text, encoding="utf-8")
    read = formats.read_article_texts(path, "conll")
    return [(one.id, one.text, [one.text[name.start : name.end] for name in one.entities]) for one in read]


def test_an_article_has_its_id(tmp_path: Path) -> None:
    text, _ = written(tmp_path / "a.conll", issue())
    assert text.startswith("-DOCSTART-(")
    ids = [one[0] for one in articles(tmp_path / "b.conll", text)]
    assert [name.partition("-")[2] for name in ids] == ["b0", "b1"]


def test_ids_of_other_corpora_are_read(tmp_path: Path) -> None:
    text = "-DOCSTART- (947testa CRICKET)\n\n老\tO\n\n-DOCSTART- -X- -X- O\n\n桥\tO\n"
    assert articles(tmp_path / "a.conll", text) == [("947testa CRICKET", "老", []), ("", "桥", [])]


def test_words_of_a_script_with_spaces_keep_them(tmp_path: Path) -> None:
    rows = "-DOCSTART-\tO\n\nNew\tB-LOC\nYork\tI-LOC\n,\tO\n老桥\tB-LOC\n27\tO\n\n서울\tB-LOC\n시\tI-LOC\nok\tO\n"
    assert articles(tmp_path / "a.conll", rows) == [
        ("", "New York ,老桥27 서울 시 ok", ["New York", "老桥", "서울 시"])
    ]


def test_characters_stay_together_whatever_their_script(tmp_path: Path) -> None:
    rows = "-DOCSTART-\tO\n\nA\tB-ORG\nB\tI-ORG\nC\tI-ORG\n老\tO\n"
    assert articles(tmp_path / "a.conll", rows) == [("", "ABC老", ["ABC"])]


def test_sentences_of_a_file_that_begins_no_article_are_apart_and_of_one_issue(tmp_path: Path) -> None:
    found = articles(tmp_path / "a.conll", "老\tB-LOC\n桥\tI-LOC\n\n\n周\tB-PER\n姨\tI-PER\n")
    assert [one[1:] for one in found] == [("老桥", ["老桥"]), ("周姨", ["周姨"])]
    issues = {own_id(one[0])[0] for one in found}
    assert len(issues) == 1
    assert issues != {""}


def test_rows_are_cut_into_columns_only_where_each_has_as_many_cells():
    assert columns("东\tO\n桥\tB-LOC\n\n", 2) == [["东", "桥"], ["O", "B-LOC"]]
    assert columns("a\tb\tc\n\t\tf", 3) == [["a", ""], ["b", ""], ["c", "f"]]
    for odd in ("", "a", "a\tb\tc\nd", "a\nb\tc\td", "a\tb\n\nc\td", "a\tb\tc\td\ne\tf", "\na\tb"):
        assert columns(odd, 2) == [], odd


def test_a_file_comes_in_pieces_that_hold_every_line_once(tmp_path: Path):
    text = "\ufeff甲\tO\r\n\r\n\n\n乙\tO\r\n \n丙\tO\n" + "丁\tO\n" * 300_000 + "\n戊"
    (tmp_path / "a.conll").write_bytes(text.encode())
    found = [line for first, piece in stretches(tmp_path / "a.conll") for line in enumerate(lines_of(piece), first)]
    assert found == list(numbered(tmp_path / "a.conll"))
    assert found[-1] == (300_009, "戊")
