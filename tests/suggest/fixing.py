"""What the tests of the repairs share: text with fixes applied, and a made-up article long enough to repeat itself."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.core.issue import Issue
from annotator.core.offsets import OffsetMap
from annotator.suggest.repair.fixes import Fix, settle

HARBOUR = (
    "渡口的老人每天清早都到堤岸上来看水。他说，今年的潮水来得比往年早一些，船队只好提前三天出海；女儿在镇上的邮局做事，"
    "逢到月底才回家一次。去年秋天那场大风过后，码头的木桩换成了水泥桩，冷库也添了两间，渔民卖鱼不用再赶夜路。"
    "村里的小学操场上晒着新收的海带，孩子们下课就绕着海带跑。有人问老人为什么不搬到城里去住，老人指一指远处的灯塔，没有答话。"
    "灯塔是祖父那一辈修的，石头从对岸一船一船运过来，前后用了九年。如今灯塔装上了太阳能电池，守塔人改作了向导，"
    "带着外地来的学生辨认礁石和海鸟。学生们把听来的故事写在本子上，寄回学校的墙报上张贴。"
)


def fixed(raw: str, fixes: Iterable[Fix]) -> str:
    """The text with the fixes that apply put in."""
    return OffsetMap(Issue(raw=raw, corrections=tuple(settle([fixes], [0])))).text


def rules(fixes: Iterable[Fix]) -> list[str]:
    """The rules of the fixes, in the order of their places."""
    return [fix.rule for fix in sorted(fixes)]
