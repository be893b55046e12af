from __future__ import annotations

import pytest

from annotator.suggest.repair.characters import Width, lost, radicals, widths
from annotator.suggest.repair.mojibake import mojibake
from annotator.suggest.repair.packed import Packed
from annotator.suggest.repair.script import mixed
from annotator.suggest.repair.shapes import lookalikes
from tests.suggest.fixing import HARBOUR, fixed, rules


def test_radicals_become_the_characters_that_they_look_like() -> None:
    raw = "不\u2f64\u2f08\u2ee2\u2ed3\uf9d1"
    assert fixed(raw, radicals(raw)) == "不用人马长六"


def test_symbol_fonts_are_known_and_other_private_characters_are_questions() -> None:
    raw = "\uf06e灯塔\ue5d2还\ufffd在〓"
    assert fixed(raw, lost(raw)) == "■灯塔\ue5d2还\ufffd在〓"
    assert rules(lost(raw)) == ["character.symbol-font", "character.private", "character.lost", "character.lost"]


def test_widths_stay_as_they_are_unless_the_user_wants_others() -> None:
    raw = "１９９８年ＧＰＳ有12个"
    assert list(widths(raw, Width.KEEP)) == []
    assert fixed(raw, widths(raw, Width.HALF)) == "1998年GPS有12个"
    assert fixed(raw, widths(raw, Width.FULL)) == "１９９８年ＧＰＳ有１２个"


def test_decimals_and_per_cents_become_half_width_as_a_whole() -> None:
    raw = "增长１２．５％"
    assert fixed(raw, widths(raw, Width.HALF)) == "增长12.5%"


def test_addresses_never_become_full_width() -> None:
    raw = "见a1@example.org或example.org/b2，共3次"
    assert fixed(raw, widths(raw, Width.FULL)) == "见a1@example.org或example.org/b2，共３次"


@pytest.mark.parametrize(
    ("written", "read"), [("utf-8", "latin-1"), ("gb18030", "latin-1"), ("gb18030", "cp1252"), ("big5", "latin-1")]
)
def test_a_line_read_with_a_western_encoding_says_again_what_it_said(written: str, read: str) -> None:
    line = "漁港今天清早出海十二次" if written == "big5" else "渔港今天清早出海十二次"
    raw = line.encode(written).decode(read) + "\n灯塔还在。"
    assert fixed(raw, mojibake(raw)) == line + "\n灯塔还在。"


def test_utf_8_read_as_gbk_says_again_what_it_said() -> None:
    line = "今天，灯塔还在"
    raw = line.encode().decode("gb18030", "replace")
    (fix,) = mojibake(raw)
    assert fix.text.startswith("今天，灯塔")


def test_short_lines_of_utf_8_read_as_gbk_say_again_what_they_said() -> None:
    lines = ["渔港日报", "灯塔重修完工了", "码头冷库添两间"]
    raw = "".join(line.encode().decode("gb18030", "replace") + "\n" for line in lines)
    assert fixed(raw, mojibake(raw)).startswith("渔港日报\n")
    assert [fix.text[:3] for fix in mojibake(raw)] == ["渔港日", "灯塔重", "码头冷"]


def test_a_reading_of_which_bytes_are_lost_is_a_question() -> None:
    raw = "今天，灯塔还在".encode().decode("gb18030", "replace")
    (fix,) = mojibake(raw)
    assert "\ufffd" in fix.text
    assert not fix.applies


@pytest.mark.parametrize("lost", [0, 20])
def test_gbk_read_one_byte_off_is_a_question_with_what_it_said(lost: int) -> None:
    written = HARBOUR[:60].encode("gb18030")
    raw = (written[:lost] + written[lost + 1 :]).decode("gb18030", "replace")
    (fix,) = mojibake(raw)
    assert HARBOUR[lost // 2 + 1 : 58] in fix.text
    assert not fix.applies


def test_western_text_that_was_decoded_twice_says_again_what_it_said() -> None:
    line = "渔港今天清早出海十二次"
    raw = line.encode().decode("latin-1").encode().decode("latin-1")
    assert fixed(raw, mojibake(raw)) == line


@pytest.mark.parametrize(
    "raw",
    [
        "Élève à l’école, où Ça va très bien déjà",
        HARBOUR,
        "灯塔……——”还在",
        "naïve café",
        "第１２次，共３６００Ａ吨",
        "联通",
    ],
)
def test_other_languages_and_plain_chinese_are_no_mojibake(raw: str) -> None:
    assert list(mojibake(raw)) == []


def test_a_traditional_character_in_a_simplified_article_is_a_question() -> None:
    pytest.importorskip("opencc")
    raw = HARBOUR.replace("灯塔", "燈塔", 1)
    (fix,) = mixed(raw, [0])
    assert (raw[fix.start], fix.text, fix.applies) == ("燈", "灯", False)


def test_an_article_in_one_script_is_left_alone() -> None:
    assert list(mixed(HARBOUR, [0])) == []


def test_a_misprint_that_makes_no_word_is_asked_about() -> None:
    raw = HARBOUR + "他己经走了。"
    (fix,) = lookalikes(Packed(raw))
    assert (raw[fix.start], fix.text, fix.applies) == ("己", "已", False)


def test_a_pair_that_the_issue_uses_again_and_again_is_no_misprint() -> None:
    assert list(lookalikes(Packed("他己经走了。" * 3))) == []


def test_a_look_alike_inside_a_word_is_left_alone() -> None:
    assert list(lookalikes(Packed("他自己经历过末日和周末，日子未必难过。"))) == []
