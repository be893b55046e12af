"""Files as archives have them: articles between tags, in tables, in JSON; each becomes raw text with its boundaries."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from annotator import formats
from annotator.cli import main
from annotator.core import edits
from annotator.core.errors import BadInput
from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.core.operations import apply
from annotator.core.reading import headline_of
from annotator.core.records import Decided, Part, Role, State, Status
from annotator.formats import Column
from annotator.store import Library
from annotator.workflow.suggesting import Known, suggested, with_suggestions

BRIDGE, STORK = "老桥修好了", "芦花洲来了白鹳"
OPENED, SEEN = "昨天上午，老桥重新通行。\n桥面换了石板。", "护鸟员老方说，水位是关键。"
TABLE = f'标题,日期,版次,作者,正文\n{BRIDGE},2026-03-01,01,周宁,"{OPENED}"\n{STORK},2026/3/1,02,,{SEEN}\n'


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def heads(issue: Issue) -> list[str]:
    return [headline_of(issue, article, OffsetMap(issue, article)) for article in issue.articles]


def texts(issue: Issue) -> list[str]:
    return [OffsetMap(issue, article).text.strip() for article in issue.articles]


def role(issue: Issue, role: Role) -> list[str]:
    return [issue.raw[part.start : part.end] for part in issue.parts if part.role == role]


def test_the_rows_of_a_table_are_articles_with_head_byline_and_page(tmp_path: Path) -> None:
    [issue] = formats.read(put(tmp_path, "a.csv", TABLE))
    assert issue.raw == f"{BRIDGE}\n周宁\n{OPENED}\n\n{STORK}\n{SEEN}\n"
    assert heads(issue) == [BRIDGE, STORK]
    assert role(issue, Role.BYLINE) == ["周宁"]
    assert [(page.number, issue.raw[page.start : page.end][:2]) for page in issue.pages] == [
        ("01", "老桥"),
        ("02", "芦花"),
    ]
    assert issue.date == "2026-03-01"


def test_what_a_file_gives_is_neither_a_guess_nor_a_judgement_nor_gold(tmp_path: Path) -> None:
    [issue] = formats.read(put(tmp_path, "a.csv", TABLE))
    assert {(record.state, record.decided) for record in issue.records()} == {(State.ACCEPTED, Decided.SOURCE)}
    assert {article.status for article in issue.articles} == {Status.UNTOUCHED}
    assert [(record.origin, record.rule) for record in issue.boundaries] == [("csv", "row 2"), ("csv", "row 3")]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16", "big5"])
@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_a_table_may_be_in_any_encoding_and_have_other_marks(
    encoding: str, name: str, mark: str, tmp_path: Path
) -> None:
    table = "標題,正文\n" + "老橋修好了,昨天上午老橋重新通行。\n" * 9
    [issue] = formats.read(put(tmp_path, name, table.replace(",", mark).encode(encoding)))
    assert heads(issue) == ["老橋修好了"] * 9


def test_days_and_newspapers_of_a_table_are_issues_of_their_own(tmp_path: Path) -> None:
    rows = "".join(f"{paper},2026-03-0{day},天气,明天有雨。\n" for day in (1, 2) for paper in ("晨报", "晚报"))
    issues = list(formats.read(put(tmp_path, "a.csv", "newspaper,date,title,text\n" + rows)))
    assert [(issue.newspaper, issue.date) for issue in issues] == [
        ("晨报", "2026-03-01"),
        ("晚报", "2026-03-01"),
        ("晨报", "2026-03-02"),
        ("晚报", "2026-03-02"),
    ]
    assert len({issue.title for issue in issues}) == 4


def test_a_row_without_a_day_is_of_that_of_the_row_before_and_one_without_a_text_keeps_its_headline(
    tmp_path: Path,
) -> None:
    [issue] = formats.read(put(tmp_path, "a.csv", f"标题,日期,正文\n{BRIDGE},2026-03-01,{SEEN}\n{STORK},,\n"))
    assert texts(issue) == [f"{BRIDGE}\n{SEEN}", STORK]


def test_suggesting_again_leaves_given_articles_alone(tmp_path: Path) -> None:
    [issue] = formats.read(put(tmp_path, "a.csv", TABLE))
    issue = with_suggestions(issue, Known())
    after = apply(issue, edits.renew(issue, suggested(issue, Known()), author="ann"))
    assert after.boundaries == issue.boundaries
    assert heads(after) == [BRIDGE, STORK]


def test_columns_of_other_names_are_chosen_by_name_or_number(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", f"甲,乙\n{SEEN},{STORK}\n")
    with pytest.raises(BadInput, match=r"choose it \(--column text=NAME\) among 甲, 乙"):
        list(formats.read(path))
    with pytest.raises(BadInput, match="has no column 丙; choose among 甲, 乙"):
        list(formats.read(path, columns={Column.TEXT: "丙"}))
    [issue] = formats.read(path, columns={Column.TEXT: "甲", Column.TITLE: "2"})
    assert texts(issue) == [f"{STORK}\n{SEEN}"]


def test_a_headline_with_which_the_text_begins_is_not_said_twice(tmp_path: Path) -> None:
    [issue] = formats.read(put(tmp_path, "a.csv", f'title,text\n{BRIDGE},"{BRIDGE}\n{OPENED}"\n'))
    assert texts(issue) == [f"{BRIDGE}\n{OPENED}"]
    assert heads(issue) == [BRIDGE]


@pytest.mark.parametrize(
    "table", ['title,text\na,"b\n', 'title,text\n"a"b,c\n', "title,text\n", "title,text\n,\n", "\n"]
)
def test_a_table_that_is_cut_off_or_empty_is_refused_in_a_sentence(table: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.csv: "):
        list(formats.read(put(tmp_path, "a.csv", table)))


def test_the_sheets_of_a_workbook_that_have_texts_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["about", "nothing"])
    sheet = book.create_sheet("三月")
    for row in (["标题", "正文", "日期"], [BRIDGE, OPENED, "2026-03-01"], [None, None, None], [STORK, SEEN, None]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    [issue] = formats.read(tmp_path / "a.xlsx")
    assert heads(issue) == [BRIDGE, STORK]
    assert [boundary.rule for boundary in issue.boundaries] == ["三月, row 2", "三月, row 4"]


@pytest.mark.parametrize("as_list", [False, True])
def test_json_objects_with_a_text_are_articles(as_list: bool, tmp_path: Path) -> None:
    rows = [{"title": BRIDGE, "content": OPENED.split("\n"), "id": 1}, {"title": STORK, "content": SEEN, "id": 2}]
    text = json.dumps(rows) if as_list else "".join(json.dumps(row) + "\n" for row in rows)
    [issue] = formats.read(put(tmp_path, "a.json" if as_list else "a.jsonl", text))
    assert texts(issue) == [f"{BRIDGE}\n{OPENED}", f"{STORK}\n{SEEN}"]


DUMPS = {
    "sogou": "<doc>\n<url>http://x/1</url>\n<docno>7</docno>\n<contenttitle>{0}</contenttitle>\n<content>{1}</content>\n</doc>\n",
    "trec": "<DOC>\n<DOCNO> 7 </DOCNO>\n<HEADLINE>{0}</HEADLINE>\n<TEXT>\n{1}\n</TEXT>\n</DOC>\n",
    "wiki": '<doc id="7" url="x" title="{0}">\n{0}\n\n{1}\n</doc>\n',
    "news": "<news><title><![CDATA[{0}]]></title><content><p>{1}</p></content></news>\n",
}


@pytest.mark.parametrize("dump", DUMPS)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_dump_of_articles_between_tags_is_recognised_and_loses_its_tags(
    dump: str, encoding: str, tmp_path: Path
) -> None:
    text = DUMPS[dump].format(BRIDGE, OPENED) + DUMPS[dump].format(STORK, SEEN)
    path = put(tmp_path, "a.txt", text.encode(encoding))
    assert formats.format_of(path).name == "tagged"
    [issue] = formats.read(path)
    assert heads(issue) == [BRIDGE, STORK]
    assert texts(issue) == [f"{BRIDGE}\n{OPENED}", f"{STORK}\n{SEEN}"]


def test_a_record_of_a_dump_that_is_cut_off_ends_at_the_next_one(tmp_path: Path) -> None:
    text = DUMPS["sogou"].format(BRIDGE, OPENED).replace("</content>\n</doc>", "") + DUMPS["sogou"].format(STORK, SEEN)
    [issue] = formats.read(put(tmp_path, "a.txt", text))
    assert texts(issue) == [f"{BRIDGE}\n{OPENED}", f"{STORK}\n{SEEN}"]


def test_given_articles_stay_as_they_are_and_get_suggestions_inside(tmp_path: Path) -> None:
    broken = OPENED.replace("老桥重新", "老\n桥重新")
    path = put(tmp_path, "a.csv", f'title,text\n{BRIDGE},"{broken}"\n{STORK},"{SEEN}"\n')
    assert main(["import", str(path), "--database", str(tmp_path / "a.db"), "--no-entities", "--jobs", "1"]) == 0
    with Library.open(tmp_path / "a.db") as library:
        issue = library.load(1)
        assert [record.rule for record in issue.boundaries] == ["row 2", "row 3"]
        assert OPENED.split("\n")[0] in texts(issue)[0]
        assert {part.state for part in issue.parts if part.role == Role.HEADLINE} == {State.ACCEPTED}
        assert library.history(1).entries[0].name == "import"
        assert list(library.check()) == []


def test_the_command_takes_columns_and_refuses_what_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(tmp_path, "a.csv", f"甲,乙\n{SEEN},{STORK}\n")
    command = ["import", str(path), "--database", str(tmp_path / "a.db"), "--no-entities", "--jobs", "1"]
    assert main(command) == 2
    assert "choose it (--column text=NAME)" in capsys.readouterr().err
    assert not (tmp_path / "a.db").exists() or main(["check", "--database", str(tmp_path / "a.db")]) == 0
    assert main([*command, "--column", "word=甲"]) == 2
    assert "write it as text=NAME" in capsys.readouterr().err
    assert main([*command, "--column", "text=甲", "--column", "title=乙"]) == 0
    assert main([*command, "--column", "text=甲", "--column", "title=乙"]) == 0
    assert "is already here" in capsys.readouterr().out


def test_parts_that_are_given_have_ids_of_their_own(tmp_path: Path) -> None:
    [issue] = formats.read(put(tmp_path, "a.csv", TABLE))
    assert len({record.id for record in issue.records()}) == len(list(issue.records()))
    assert all(isinstance(issue.by_id[part.id], Part) for part in issue.parts)
