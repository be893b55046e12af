"""Make the table of look-alikes from a word list: python -m annotator.suggest.repair.fit_shapes DICTIONARY [OUTPUT].

A dictionary holds a word and its frequency on each line ("word 12 n"); the shipped table was made from jieba's dict.txt
(MIT licence). OUTPUT (default: the shipped table) gets a line for each character that may be a misprint.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from math import log
from pathlib import Path

from annotator.suggest.repair.shapes import PATH, Lookalike

GAIN = 8.0
"""How much likelier (as a logarithm) the word must be than the two characters each on its own."""
SELDOM = 5
"""Words of a lower frequency make no correction."""

GROUPS = (
    "己已巳 未末朱 日曰目 土士 干千于 人入八 大太犬 天夫无 午牛 刀力刃 免兔 今令 戊戌戍戎 候侯 折拆析 "
    "拔拨 辨辩辫 幕暮慕墓募 壁璧 竞竟 燥躁噪 赢羸 历厉 栗粟 孤弧狐 狼狠 徒徙陡 待侍持恃 博搏傅 管菅 "
    "官宫宜 贪贫 兵乒乓 住往佳 仓仑 抢抡 沦沧 沪泸 洒酒 活话 准淮 冶治 凉谅 晴睛精 清请情 遣遗 即既 "
    "郎朗 卯卵 扳板 杨扬场 抗坑杭 歧岐 技枝 抹沫 味昧 盲育肓 捎梢稍 粮梁粱 湖糊瑚 科料 衷哀衰 喜善 "
    "密蜜 帅师 币市布 厂广 床庆 压庄 围国图 因困囚固 园圆 回四 白自百臼 旧归 旦且 早旱 甲申由田 电甩 "
    "史吏更 失矢 本木术 休体 仕任 仅权 代伐 伏优 名各 若苦 右石古 占古 吉告 合台含 员贡 责贵 货贷 "
    "党觉 掌拿 具县真 直真宜 宣宜 宝室宅 宁字 安妄 空窒 容客 寒塞赛 宵霄 抱拖 拒柜 拍柏 担坦但 坦垣 "
    "恒垣 栋株 根恨 眼恨 很根 狠很 抓爪瓜 斥斤 升开 开井 并井 母毋 毋每 侮悔海 梅海 晦悔 诲悔 纪记 "
    "亿忆 议仪 义叉 又叉 文丈 支文 扰拢 优扰 讯汛 汛迅 迅讯 讨计 计汁 订汀 认队 阵陈 阳阴 际阶 陕狭 "
    "峡狭 侠狭 徐除 涂徐 途逐 逐遂 送达 达迭 远还 进近 近迈 逃挑 桃挑 跳挑 眺挑 域城 城诚 诚试 试式 "
    "武式 戒戎 成戍 威戚 戴载 载裁 栽裁 截戴 暧暖 缓援 暖缓 援授 受爱 妥受 爰爱 奖桨 浆桨 浆奖 梨犁 "
    "棃梨 架驾 奋夺 奇寄 崎奇 骑崎 绮骑 倚椅 俏消 削消 哨消 销消 锁销 销铺 捕铺 浦捕 补朴 朴扑 扑补 "
    "仆朴 讣仆 赴讣 起赶 赶赴 超越 趁趋 钟种 种冲 冲仲 伸仲 伸神 神袖 抽袖 柚油 油抽 宙审 届屈 居届 "
    "屁尼 泥尼 呢泥 尾屋 启肩 雇启 炸作 昨作 窄炸 灾灸 炙灸 炎灾 淡谈 岛乌 鸟乌 鸟岛 凫岛 鸣鸡 呜鸣 "
    "鸦鸭 押鸭 抻押 呻神 坤坪 评坪 评许 平乎 呼乎 华毕 桦华 哗华 草革 卓桌 朝潮 嘲潮 期朝 斯期 欺期 "
    "明朋 用甩 通涌 诵通 思恩 恩愚 惠患 忍忽 急怠 怠意 意竟 章意 童章 音章 暗喑 喧暄 宣喧 渲喧 "
)
"""Characters that printers, readers of handwriting and recognition take for each other, in groups."""


def main(arguments: list[str]) -> int:
    """Read a dictionary and write the table; returns the exit code."""
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    words = read_words(Path(arguments[0]))
    table = lookalikes(words)
    output = Path(arguments[1]) if len(arguments) == 2 else PATH
    output.write_text("".join(f"{_line(one)}\n" for one in table), encoding="utf-8")
    return 0


def read_words(path: Path) -> dict[str, int]:
    """Word -> frequency."""
    words = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, frequency, *_ = line.split()
        words[word] = int(frequency)
    return words


def lookalikes(words: Mapping[str, int]) -> list[Lookalike]:
    """What is known of each character that may stand for another: its neighbours in words, and what makes words of it.

    The gain of reading a word `bc` for the characters `ac` is log P(bc) - log P(a) - log P(c).
    """
    before, after = _neighbours(words)
    making_before: defaultdict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    making_after: defaultdict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
    total = log(sum(words.values()))
    for group in GROUPS.split():
        for wrong in group:
            for right in set(group) - {wrong}:
                for other in after[right]:
                    if other not in after[wrong] and GAIN <= _gain(words, right + other, wrong, other, total):
                        _better(making_after[wrong], other, right, words, right + other)
                for other in before[right]:
                    if other not in before[wrong] and GAIN <= _gain(words, other + right, wrong, other, total):
                        _better(making_before[wrong], other, right, words, other + right)
    return [
        Lookalike(
            wrong,
            "".join(sorted(before[wrong])),
            "".join(sorted(after[wrong])),
            {other: right for other, (_, right) in sorted(making_before[wrong].items())},
            {other: right for other, (_, right) in sorted(making_after[wrong].items())},
        )
        for wrong in sorted({*making_before, *making_after})
    ]


def _neighbours(words: Mapping[str, int]) -> tuple[defaultdict[str, set[str]], defaultdict[str, set[str]]]:
    """The characters that stand before and after each character inside words."""
    before: defaultdict[str, set[str]] = defaultdict(set)
    after: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        for one, other in pairwise(word):
            before[other].add(one)
            after[one].add(other)
    return before, after


def _gain(words: Mapping[str, int], word: str, wrong: str, other: str, total: float) -> float:
    frequency = words.get(word, 0)
    if frequency < SELDOM:
        return 0.0
    return log(frequency) + total - log(words.get(wrong, 1) + 1) - log(words.get(other, 1) + 1)


def _better(making: dict[str, tuple[int, str]], other: str, right: str, words: Mapping[str, int], word: str) -> None:
    making[other] = max(making.get(other, (0, "")), (words[word], right))


def _line(one: Lookalike) -> str:
    pairs = ("".join(a + b for a, b in making.items()) for making in (one.makes_before, one.makes_after))
    return "\t".join((one.wrong, one.known_before, one.known_after, *pairs))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
