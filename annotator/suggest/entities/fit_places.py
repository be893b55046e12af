"""Make the gazetteer: python -m annotator.suggest.entities.fit_places FOLDER [OUTPUT].

FOLDER holds `pcas.json` and `HK-MO-TW.json` of the npm package china-division (WTFPL: the divisions of China down to
townships), and `world_location.txt` and `china_location_change.txt` of the PyPI package jionlp (Apache-2.0: countries
and their cities, and divisions that have gone). Written is a section for each level, a line for each ending: the
ending, then what stands before it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator import paths

_PEOPLES = re.compile(
    "(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土"
    "|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺"
    "|各)族|柯尔克孜|哈萨克|维吾尔|蒙古(?=自治)"
)
_DIVISION = re.compile(
    "^(?P<stem>[\u4e00-\u9fff]{1,12}?)(?P<ending>特别行政区|自治[区州县旗]|街道|地区|苏木|[省市县区州盟旗镇乡])$"
)
_SHORT = {"自治州": "州", "自治县": "县", "自治旗": "旗"}
_LONGEST_TOWN = 6


def forms(name: str, *, stems: bool) -> Iterator[tuple[str, str]]:
    """The names of a division, as (stem, ending): in full, short, without its ending."""
    match = _DIVISION.match(name)
    if not match or name == "市辖区":
        return
    stem, ending = match["stem"], match["ending"]
    yield stem, ending
    plain = _PEOPLES.sub("", stem)
    if plain and plain != stem:
        yield plain, _SHORT.get(ending, ending)
    if stems and 1 < len(plain) and plain not in ("郊区", "城区", "矿区"):
        yield plain, ""


def lines(level: str, called: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The section of a level."""
    by_ending: dict[str, set[str]] = defaultdict(set)
    for stem, ending in called:
        by_ending[ending].add(stem)
    yield f"[{level}]"
    for ending, stems in sorted(by_ending.items()):
        yield " ".join([ending or "-", *sorted(stems)])


def sections(folder: Path) -> Iterator[str]:
    """The lines of the gazetteer."""
    mainland = json.loads((folder / "pcas.json").read_text(encoding="utf-8"))
    others = json.loads((folder / "HK-MO-TW.json").read_text(encoding="utf-8"))
    gone = re.findall(
        r"^\S+\t\S+\t[^\t]*\t[^\t]*\t([^\t]*)\t[^\t]*(?:\t([^\t=]*)\t[^\t=]*)?=>",
        (folder / "china_location_change.txt").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    cities = {city for part in (mainland, others) for province in part.values() for city in province}
    counties = {
        county.split("（")[0]
        for part in (mainland, others)
        for province in part.values()
        for city in province.values()
        for county in city
    }
    cities |= {city for city, county in gone if not county}
    counties |= {county for _, county in gone if county}
    towns = {
        town
        for province in mainland.values()
        for city in province.values()
        for names in city.values()
        for town in names
    }
    yield from lines("city", (form for name in cities for form in forms(name, stems=True)))
    yield from lines("county", (form for name in counties for form in forms(name, stems=True)))
    short = (name for name in towns if len(name) <= _LONGEST_TOWN)
    yield from lines("town", (form for name in short for form in forms(name, stems=False)))
    yield from lines("abroad", ((name, "") for name in _abroad(folder / "world_location.txt")))


def _abroad(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "\t" in line:
            yield from (name for name in re.split("[\t/]", line.strip()) if 1 < len(name))


if __name__ == "__main__":
    output = Path(sys.argv[2]) if len(sys.argv) > 2 else paths.resource("suggest", "places.txt")
    output.write_text("\n".join(sections(Path(sys.argv[1]))) + "\n", encoding="utf-8")
