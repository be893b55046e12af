from __future__ import annotations

import time

from annotator.core.records import CorrectionKind, Span
from annotator.suggest.repair.packed import Packed
from annotator.suggest.repair.repeats import find_repeats
from tests.suggest.fixing import HARBOUR, fixed

PASSAGE = Span(HARBOUR.index("的潮水"), HARBOUR.index("换成了"))
INTO = HARBOUR.index("的小学操场")


def repeated(raw: str, passage: Span, into: int) -> tuple[str, Span]:
    text = raw[passage.start : passage.end]
    return raw[:into] + text + raw[into:], Span(into, into + len(text))


def test_a_copy_that_cuts_a_sentence_is_taken_out_and_names_the_one_that_stays() -> None:
    raw, copy = repeated(HARBOUR, PASSAGE, INTO)
    (fix,) = find_repeats(Packed(raw))
    assert (fix.kind, fix.start, fix.end) == (CorrectionKind.DUPLICATE, *copy)
    assert fix.twin == PASSAGE
    assert fixed(raw, [fix]) == HARBOUR


def test_a_copy_without_a_sentence_end_must_cut_clauses_on_both_sides() -> None:
    long_clause = "这座灯塔由祖父那一辈用对岸运来的青石一层一层砌成前后花去了九年光阴至今还在"
    long_clause += "每个夜里为归航的渔船照亮进港的水道从未熄灭"
    before, after = "老人说，" + long_clause + "过一次。大家都点头，又说到了", "天色将晚的时候。"
    raw = before + long_clause + after
    assert fixed(raw, find_repeats(Packed(raw))) == before + after
    quoted = "“" + long_clause + "。”老人说。后来他又说：“" + long_clause + "。”"
    assert find_repeats(Packed(quoted)) == []


def test_line_breaks_inside_a_copy_do_not_hide_it() -> None:
    text = HARBOUR[PASSAGE.start : PASSAGE.end]
    raw = HARBOUR[:INTO] + text[:20] + "\n\n" + text[20:] + HARBOUR[INTO:]
    assert fixed(raw, find_repeats(Packed(raw))) == HARBOUR


def test_whole_sentences_that_stand_twice_in_a_row_lose_the_second_copy() -> None:
    sentence = "带着外地来的学生辨认礁石和海鸟，把听来的故事写在本子上，寄回学校的墙报上张贴，一年又一年从不间断。"
    (fix,) = find_repeats(Packed("守塔人老了。" + sentence * 2 + "天亮了。"))
    assert (fix.rule, fix.applies) == ("duplicate.adjacent", True)
    assert (fix.start, fix.end) == (6 + len(sentence), 6 + 2 * len(sentence))


def test_a_sentence_said_twice_on_purpose_stays() -> None:
    sentence = "带着外地来的学生辨认礁石和海鸟，把听来的故事写在本子上，寄回学校的墙报上张贴，一年又一年从不间断。"
    raw = sentence + "守塔人说起这些，眼睛就亮了起来。" + sentence
    assert [fix for fix in find_repeats(Packed(raw)) if fix.applies] == []


def test_whole_lines_that_stand_twice_are_only_asked_about() -> None:
    line = "带着外地来的学生辨认礁石和海鸟，把听来的故事写在本子上，寄回学校的墙报上张贴，一年又一年从不间断。\n"
    (fix,) = find_repeats(Packed(line + "守塔人笑了。\n" + line))
    assert fix.rule == "duplicate.lines"
    assert not fix.applies


def test_where_the_copy_overwrote_the_end_of_a_column_a_gap_is_marked() -> None:
    copy = HARBOUR[PASSAGE.start : PASSAGE.end]
    raw = HARBOUR[: INTO + 1] + copy + "\n\n" + HARBOUR[INTO + 40 :]
    removed, gap = find_repeats(Packed(raw))
    assert (removed.kind, gap.kind) == (CorrectionKind.DUPLICATE, CorrectionKind.GAP)
    assert (gap.start, gap.end, gap.text) == (removed.end, removed.end + 2, "")


def test_the_earlier_copy_goes_when_it_fits_its_place_worse() -> None:
    passage = Span(HARBOUR.index("操场"), HARBOUR.index("处的灯塔"))
    into = HARBOUR.index("头的木桩")
    raw, _ = repeated(HARBOUR, passage, into)
    raw += "小学操场很大，站在那里望得见远处，也望得见码头。码头上人来人往，码头该修了。"
    (fix,) = find_repeats(Packed(raw))
    assert fix.start == into
    assert fix.rule.endswith(".first")


def test_no_correction_reaches_over_a_boundary() -> None:
    raw, copy = repeated(HARBOUR, PASSAGE, INTO)
    cut = copy.start + 10
    for fix in find_repeats(Packed(raw), [0, cut]):
        assert not fix.start < cut < fix.end


def test_a_million_equal_lines_take_time_in_proportion() -> None:
    took = []
    for lines in (2_000, 8_000):
        packed = Packed((HARBOUR[:130] + "\n") * lines)
        start = time.process_time()
        find_repeats(packed)
        took.append(time.process_time() - start)
    assert took[1] < 12 * took[0] + 0.5


NOTICE = (
    "{0}经股东会决议，拟向登记机关申请注销登记，清算组由{1}组成。"
    "请债权人自本公告刊登之日起四十五日内，持债权凭证到本公司申报债权，逾期不报的视为放弃。\n"
)


def test_notices_with_one_wording_lose_none_of_their_names() -> None:
    firms = [("东港渔具有限公司", "方某、林某"), ("石桥印染厂", "何某、罗某"), ("望海客运有限公司", "邓某、车某")]
    raw = "注销公告\n" + "".join(NOTICE.format(*firm) for firm in firms)
    assert [fix for fix in find_repeats(Packed(raw)) if fix.applies] == []


def test_a_whole_article_that_stands_twice_is_left_to_a_person() -> None:
    article = "守塔人的一天\n" + HARBOUR.replace("。", "。\n")
    raw = article + "渔市开张\n清早的渔市开张了，人来人往。\n" + article
    assert [fix for fix in find_repeats(Packed(raw)) if fix.applies] == []


def test_an_agency_s_opening_words_are_no_passage_that_slipped_in() -> None:
    opening = "社东港三月六日电　外宾一行由港务长和渔业公会会长以及各界代表数十人陪同并由乐队前导今天下午"
    raw = f"据渔讯{opening}到达灯塔参观访问，并登塔远望海湾。\n据渔讯{opening}乘船离港。送行的有各界人士。\n"
    assert [fix for fix in find_repeats(Packed(raw)) if fix.applies] == []


def test_a_copy_that_cuts_one_clause_only_is_asked_about() -> None:
    end = HARBOUR.index("。", PASSAGE.start + 45) + 1
    raw, _copy = repeated(HARBOUR, Span(PASSAGE.start, end), INTO)
    fixes = find_repeats(Packed(raw))
    assert fixes
    assert not any(fix.applies for fix in fixes)
