"""Searching the database: the index finds just what a look at every text finds, whatever was done to the texts."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import product
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from annotator import workflow
from annotator.core import edits
from annotator.core.address import Address
from annotator.core.history import Step
from annotator.core.issue import Issue, Source
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation
from annotator.core.records import Position
from annotator.core.search import Folding, Hit, Query
from annotator.search.finder import Finder, _table, folding
from annotator.store import Library, grams, passages, text_index
from annotator.store.passages import LONGEST
from annotator.workflow.searching import PAGE
from annotator.workflow.suggesting import records_of
from tests.core.histories import histories, raw_texts
from tests.postgresql import Server
from tests.store.samples import MADE, RAW, add_sample, entry, step

OLD = Path(__file__).parent / "old"
FIRST_WITH_INDEX = 12


@pytest.fixture
def library(address: Address) -> Iterator[Library]:
    with workflow.open_library(address, create=True) as library:
        yield library


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    workflow.open_library(path, create=True).close()
    return path


@contextmanager
def fresh(empty: Path, window: int, longest: int) -> Iterator[Library]:
    """An empty library with windows of a size, that looks up so many characters; its file serves again and again."""
    path = Path(shutil.copy(empty, empty.with_name("again.db")))
    with pytest.MonkeyPatch.context() as patch, workflow.open_library(path) as library:
        patch.setattr(passages, "_WINDOW", window)
        for module in (passages, text_index):
            patch.setattr(module, "LONGEST", longest)
        patch.setattr(grams, "_RUN", re.compile("[南湖区会a]{2,}"))  # many of the few characters that are drawn
        library.database.synchronous = "OFF"
        yield library


def found(library: Library, pattern: str, **options: bool) -> list[Hit]:
    return sorted(workflow.search(library, Query(pattern=pattern, **options)), key=lambda hit: (hit.issue, hit.raw))


def scanned(library: Library, pattern: str, **options: bool) -> list[Hit]:
    finder = Finder(Query(pattern=pattern, **options))
    issues = [(row.id, library.load(row.id)) for row in library.issues()]
    hits = [hit for number, issue in issues for hit in finder.hits(issue, issue.articles, issue_id=number)]
    return sorted(hits, key=lambda hit: (hit.issue, hit.raw))


def put(library: Library, *raws: str) -> list[int]:
    return [library.add(Issue(raw=raw, source=Source(str(n))), (), author="ann") for n, raw in enumerate(raws)]


@given(histories(), st.integers(1, 30), st.integers(2, 8), st.lists(raw_texts, max_size=3), st.data())
def test_a_search_finds_what_a_scan_finds_after_any_history(empty, steps, window, longest, patterns, data):
    if not steps:
        return
    first = steps[0][0]
    with fresh(empty, window, longest) as library:
        number = library.add(first.without_records(), [Operation("first", records_of(first))], author="ann")
        for _before, operation, after in steps:
            known = after if data.draw(st.booleans()) else None
            library.commit(number, operation, entry(library.history(number), operation.name), known)
        texts = [first.raw, *(corrected_text(after, n) for n in range(3))]
        for text in texts:
            start = data.draw(st.integers(0, len(text)))
            patterns.append(text[start : start + data.draw(st.integers(1, 12))])
        for pattern in patterns:
            options = {name: data.draw(st.booleans()) for name in ("width", "variants", "case", "raw")}
            assert found(library, pattern, **options) == scanned(library, pattern, **options)
        assert library.text_index.pending() == []
        assert list(library.check()) == []


def corrected_text(issue: Issue, number: int) -> str:
    """The corrected text of one of the articles."""
    return OffsetMap(issue, issue.articles[number % len(issue.articles)]).text


def test_each_character_is_folded_once_however_much_white_space_there_is():
    looked_at: list[int] = []

    class Counting(Folding):
        def __call__(self, text: str) -> str:
            looked_at.append(len(text))
            return "".join(text.split())

    raw = "开头" + "\n" * 50_000 + "湖城博物馆"
    windows = list(passages.windows(raw, Counting("", {})))
    assert sum(looked_at) == len(raw)
    assert windows[0].text == "开头湖城博物馆"


def test_words_of_any_length_are_found(library: Library):
    put(library, "湖城博物馆昨天开馆。", "博物，物馆，博馆物。", "馆")
    for word, issues in (
        ("馆", [1, 1, 2, 2, 3]),
        ("物馆", [1, 2]),
        ("博物馆", [1]),
        ("湖城博物馆昨天开馆", [1]),
        ("馆城", []),
    ):
        assert [hit.issue for hit in found(library, word)] == issues, word


def test_simplified_finds_traditional_and_the_other_way_round(library: Library):
    put(library, "里弄的圖書館。", "裡弄的图书馆。")
    for word in ("图书馆", "圖書館", "圖书館"):
        assert [hit.issue for hit in found(library, word, variants=True)] == [1, 2]
    assert [hit.issue for hit in found(library, "图书馆")] == [2]
    assert [hit.issue for hit in found(library, "里弄", variants=True)] == [1, 2]


def test_both_texts_are_found_where_a_correction_stands(library: Library):
    issue_id = add_sample(library)
    [hit] = found(library, "修好", raw=True)
    assert RAW[slice(*hit.raw)] == "修好"
    assert not hit.stands
    assert found(library, "修好") == []
    assert [hit.issue for hit in found(library, "修妥")] == [issue_id]


@pytest.mark.parametrize("length", [1, 2, LONGEST - 1, LONGEST, LONGEST + 1, 15])
def test_what_stands_around_a_correction_is_found_with_it(library: Library, length: int):
    [issue_id] = put(library, "甲乙丙丁戊己庚辛壬癸子丑寅卯末" + "天地玄黄宇宙洪荒日月盈昃辰宿列张")
    issue = library.load(issue_id)
    now = step(library, issue_id, edits.correct(issue, issue.articles[0].id, 14, 15, "未", author="ann"))
    text = corrected_text(now, 0)
    for pattern in (text[15 - length : 15], text[14 : 14 + length]):
        assert [hit.context[1] for hit in found(library, pattern)] == [pattern]
        assert found(library, pattern, raw=True) == []


def test_what_is_typed_is_found_at_once_and_no_more_when_it_is_taken_back(library: Library):
    issue_id = add_sample(library)
    issue = library.load(issue_id)
    article = issue.articles[1]
    operation = edits.correct(issue, article.id, 0, 2, "新石拱大桥", author="ann")
    step(library, issue_id, operation)
    assert [hit.issue for hit in found(library, "新石拱大桥修")] == [issue_id]
    step(library, issue_id, operation.inverse(), Step.UNDO)
    assert found(library, "新石拱") == []
    assert list(library.check()) == []


def test_a_text_that_goes_on_elsewhere_is_found_across_the_gap(library: Library):
    [issue_id] = put(library, "起点的文字到这\n中间一篇\n里就接上了终点")
    now = library.load(issue_id)
    for raw in (8, 13):
        now = step(library, issue_id, edits.split_at(now, Position(raw), author="ann"))
    goes_on = edits.continue_article(now, now.boundaries[2].id, now.boundaries[0].id, author="ann", inside=True)
    assert found(library, "到这里就接") == []
    step(library, issue_id, goes_on)
    assert [hit.issue for hit in found(library, "到这里就接")] == [issue_id]
    assert found(library, "到这里就接", raw=True) == []
    now = library.load(issue_id)
    typed = edits.correct(now, now.boundaries[0].id, 6, 7, "往那", author="ann")
    step(library, issue_id, typed)
    assert [hit.issue for hit in found(library, "往那里就接")] == [issue_id]
    step(library, issue_id, typed.inverse(), Step.UNDO)
    step(library, issue_id, goes_on.inverse(), Step.UNDO)
    assert found(library, "到这里就接") == []


@pytest.mark.parametrize(
    "pattern", ["不是", "不是在", "的是不了在", "是不了在中国大地上的", "馆的是不了", "在了不", "的馆是"]
)
def test_a_phrase_of_frequent_characters_is_found_where_it_stands_and_nowhere_else(library: Library, pattern: str):
    put(
        library,
        "他的是不了在中国大地上的。",
        "的是不，是不了，不了在，的馆是",
        "馆的是\n不了",
        *["的是不了在不是在了" * 30] * 12,
    )
    assert found(library, pattern) == scanned(library, pattern)
    assert found(library, pattern, raw=True) == scanned(library, pattern, raw=True)


def test_the_folding_leaves_frequent_characters_as_they_are():
    assert folding()(grams.FREQUENT) == grams.FREQUENT


TEXTS = (
    "湖城博物馆昨天开馆，𠮷田先生到场。",
    "ＡＢＣ１２３ and abc123, Abc",
    "他的是不了在中国，㈱𠮷𠮷野家",
    "𪚥龙𪚥，里裡裏\n圖書館，ｶﾞガ",
    "馆" * 9_000 + "末",
    "年1949年１０月1日, é e\u0301 ß ẞ ﬁ",
)
PATTERNS = (
    *(
        "𠮷",
        "𠮷田",
        "𠮷𠮷",
        "吉",
        "𪚥龙𪚥",
        "馆",
        "馆末",
        "里",
        "裏",
        "图书馆",
        "博物馆昨天开馆𠮷田先生",
        "的是不了",
        "不了在中国",
    ),
    *("無", "abc", "ABC123", "ａｂｃ", "１２３", "c12", "ガ", "年1949", "10月", "é", "ss", "fi"),
)


def test_a_server_finds_what_a_file_does(server: Server, path: Path):
    with server.library() as url, ExitStack() as opened:
        libraries = [opened.enter_context(workflow.open_library(one, create=True)) for one in (path, url)]
        for library in libraries:
            put(library, *TEXTS)
        for pattern, width, variants in product(PATTERNS, (False, True), (False, True)):
            here, there = (found(library, pattern, width=width, variants=variants) for library in libraries)
            assert here == there == scanned(libraries[0], pattern, width=width, variants=variants), pattern


HOSTILE = (
    '"', '""', "'", "*", "桥*", "^桥", "NEAR(老 桥)", "老 AND 桥", "老 OR 无", "NOT 老", "text:老", "{text}:老", "-老",
    "老+桥", "(", ")", "老)", "\0", "老\0桥", '老"桥', "'; DROP TABLE passage; --", "%", "_", "老%", "\\", "?", "%s",
    "\ud842", "passage_text", "",
)  # fmt: skip


@pytest.mark.parametrize("pattern", HOSTILE)
def test_a_hostile_text_is_looked_for_and_nothing_else(library: Library, pattern: str):
    add_sample(library)
    put(
        library,
        f"老桥{pattern}老桥" if pattern.isprintable() or "\0" in pattern else "老桥",
        "老 AND 桥",
        "NEAR(老 桥)",
    )
    assert found(library, pattern) == scanned(library, pattern)
    assert list(library.check()) == []


def test_an_expression_is_looked_for_everywhere(library: Library):
    put(library, "第12期", "第x期")
    assert [hit.issue for hit in found(library, r"第\d+期", regex=True)] == [1]


def test_marks_and_spaces_are_looked_for_everywhere(library: Library):
    put(library, "一，二", "一,二", "一 二")
    assert [hit.issue for hit in found(library, "，")] == [1]
    assert [hit.issue for hit in found(library, "，", width=True)] == [1, 2]
    assert [hit.issue for hit in found(library, " ")] == [3]


def test_hits_come_as_soon_as_they_are_found_and_end_when_nobody_wants_them(library: Library):
    put(library, *["老桥" * 30 for _ in range(9)])
    wanted = True
    hits = workflow.search(library, Query(pattern="老桥"), wanted=lambda: wanted)
    with closing(hits):
        assert len(next(workflow.pages(hits))) == PAGE
        wanted = False
        assert len(list(hits)) < 30


def test_a_search_that_was_given_up_does_not_disturb_the_next(library: Library):
    put(library, *["老桥" * 30 for _ in range(9)])
    with library.snapshot():
        given_up = library.text_index.find("老桥", raw=False)
        next(given_up)
    with library.snapshot():
        del given_up
        assert len(list(library.text_index.find("老桥", raw=False))) == 9


def test_what_was_stored_without_an_index_is_found_and_indexed_later(address: Address, library: Library):
    issue_id = add_sample(library)
    with Library.open(address) as other:  # knows of no folding
        put(other, "另一座老桥")
        operation = edits.correct(other.load(issue_id), MADE.articles[1].id, 0, 2, "新石拱桥", author="bea")
        step(other, issue_id, operation)
    assert library.text_index.pending() == [issue_id, 2]
    assert [hit.issue for hit in found(library, "桥")] == [1, 1, 2]
    assert [hit.issue for hit in found(library, "石拱桥")] == [1]
    told: list[float] = []
    workflow.make_index(library, told.append)
    assert told == [0.5, 1.0]
    assert library.text_index.pending() == []
    assert found(library, "石拱桥") == scanned(library, "石拱桥") != []
    assert list(library.check()) == []


def test_another_folding_makes_the_whole_index_anew(address: Address, library: Library):
    add_sample(library)
    put(library, "里裡")
    plain = Folding("plain", {})
    with Library.open(address, folding=plain) as other:
        assert other.text_index.pending() == [1, 2]
        workflow.make_index(other, lambda _share: None)
        assert [hit.issue for hit in found(other, "裡")] == [2]
        assert list(other.check()) == []
    assert library.text_index.pending() == [1, 2]
    workflow.make_index(library, lambda _share: None)
    assert [hit.raw for hit in found(library, "裡", variants=True)] == [(0, 1), (1, 2)]
    assert list(library.check()) == []


@pytest.mark.parametrize("old", sorted(OLD.glob("*.db")), ids=lambda path: path.stem)
def test_an_older_database_is_searched_at_once_and_indexed_in_the_background(path: Path, old: Path):
    shutil.copy(old, path)
    with workflow.open_library(path) as library:
        ids = [row.id for row in library.issues()]
        if int(old.stem.split("-")[1]) < FIRST_WITH_INDEX:
            assert library.text_index.pending() == ids
        word = library.load(ids[0]).raw.split()[0][:2]
        assert found(library, word) == scanned(library, word) != []
        workflow.make_index(library, lambda _share: None)
        assert library.text_index.pending() == []
        assert found(library, word) == scanned(library, word)
        assert list(library.check()) == []


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM passage WHERE side = 'raw'",
        "DELETE FROM passage WHERE side = 'mended'",
        "UPDATE passage SET text = text || 'x' WHERE side = 'mended'",
        "INSERT INTO passage_text (passage_text) VALUES ('delete-all')",
        "INSERT INTO passage_gram (passage_gram) VALUES ('delete-all')",
    ],
)
def test_the_check_names_an_index_that_does_not_fit(address: Address, library: Library, damage: str):
    if "INSERT" in damage and not isinstance(address, Path):
        return  # on a server there is no such table
    add_sample(library)
    with library.transaction():
        library.database.execute_sql(damage)
    [fault] = library.check()
    assert "the index for searching" in fault
    with library.transaction():
        library.text_index.clear()
    assert list(library.check()) == []
    workflow.make_index(library, lambda _share: None)
    assert list(library.check()) == []
    assert found(library, "剪彩") == scanned(library, "剪彩") != []


def test_the_folding_of_the_index_takes_for_the_same_what_any_query_does():
    fold = folding()
    for width in (True, False):
        for code, read in _table(width=width, variants=not width).items():
            assert fold(chr(code)) == fold(read), chr(code)
    cased = "".join(char for char in map(chr, range(0x110000)) if char.lower() != char or char.upper() != char)
    for char in cased:
        for match in regex.finditer(regex.escape(char), cased, regex.VERSION0 | regex.IGNORECASE):
            assert fold(match[0]) == fold(char), (char, match[0])


def test_the_folding_leaves_letters_and_digits_alone():
    assert folding()("Ａ里裡，。 \n\0\ue0001①甲") == folding()("a里里11甲").replace("11", "1①")
    assert all(unicodedata.category(char)[0] in "LNC" for char in folding()("".join(map(chr, range(0x2FFFF)))))
