"""What speaks for or against a proposal: named traits, each weighed for each label.

Those of one word (the word before, after, first, last) are the same wherever it is, so their weights are summed once a
word; those `inside` a span are summed once a string; those `across` its edges are looked up each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from annotator.suggest.entities import lexicon
from annotator.suggest.entities.characters import NONE, Characters
from annotator.suggest.entities.lexicon import ending
from annotator.suggest.entities.proposals import Proposal
from annotator.suggest.entities.tokens import EDGE, Tokens, Word


class Inside(NamedTuple):
    """A proposal by itself: its characters and its words, which are `whole` where it cuts none of them."""

    label: str
    source: str
    text: str
    words: Sequence[Word]
    whole: bool


class View(NamedTuple):
    """A proposal with two words on either side.

    `within` says how it lies to a place of the gazetteer that covers its beginning or its end: `inside`, `across`.
    """

    inside: Inside
    far_before: Word
    before: Word
    after: Word
    far_after: Word
    within: str


def view(tokens: Tokens, proposal: Proposal) -> View:
    """The view of a proposal; a word that it begins or ends inside counts as its own and as the one beside it."""
    words = tokens.words
    first, stop, left, right = tokens.bounds(proposal.start, proposal.end)
    return View(
        Inside(
            proposal.label,
            proposal.source,
            tokens.text[proposal.start : proposal.end],
            words[first:stop],
            left < first and right == stop,
        ),
        words[left - 1] if 0 < left else EDGE,
        words[left] if 0 <= left else EDGE,
        words[right] if right < len(words) else EDGE,
        words[right + 1] if right + 1 < len(words) else EDGE,
        tokens.within(proposal.start, proposal.end),
    )


def before(word: Word) -> list[str]:
    """What the word before an entity says."""
    lexical = [f"pw={word.lexical}"] if word.lexical else []
    return [f"pt={word.tag}", f"pc={word.group}", f"pl={word.text[-1]}", *lexical]


def after(word: Word) -> list[str]:
    """What the word after an entity says: a title, a verb of saying, the rest of a longer entity."""
    traits = [f"nt={word.tag}", f"nc={word.group}", f"nf={word.text[0]}"]
    if word.lexical:
        traits.append(f"nw={word.lexical}")
    if word.organisation:
        traits.append(f"more={'whole' if word.organisation == word.text else 'part'}")
    if word.place:
        traits.append(f"place={'whole' if word.place == word.text else 'part'}")
    return traits


def first(word: Word, label: str) -> list[str]:
    """What the first word of a place or an organisation says."""
    if label == "PER":
        return []
    return [f"first={word.tag}", f"firstc={word.group}", f"fw={word.lexical}"]


def last(word: Word, label: str) -> list[str]:
    """What the last word says: the ending of a place or an organisation."""
    if label == "ORG":
        whole = word.organisation == word.text
        return [f"end={word.organisation}", f"endt={word.tag}", "end=whole" if whole else "end=part"]
    return [f"end={word.place}"] if label == "LOC" else []


def inside(seen: Inside, characters: Characters) -> list[str]:
    """What the span says by itself, wherever it stands."""
    label, source, _, words, _ = seen
    size = len(seen.text)
    traits = [source, f"size={min(size, 12)}", "new=" + "".join([word.known for word in words[:3]])]
    if not seen.whole:
        traits.append("cuts")
    elif len(words) == 1 and words[0].known == "k":
        traits.append(f"word={seen.text}")
    if len(words) < 4 and label != "ORG":
        traits.append("tags=" + "+".join([word.tag for word in words]))
    if len(words) < 3:
        traits.append("sizes=" + "+".join([str(word.size) for word in words]))
    level = lexicon.gazetteer().get(seen.text, "")
    if level:
        traits += [f"level={level}", f"level={level}/{words[0].tag if len(words) == 1 else len(words)}"]
    if label == "PER":
        traits += _person(seen.text, characters)
    else:
        traits += _long_name(seen)
    if label == "LOC":
        traits += _place(seen.text, characters)
    if source == "foreign" or (label != "ORG" and source[:6] == "jieba."):
        traits += _transliterated(seen, characters)
    return traits


def across(seen: View, characters: Characters) -> list[str]:
    """What the span says together with its neighbours."""
    label, source, text, words, _ = seen.inside
    before, after = seen.before, seen.after
    traits = [
        *edge_before(before.group, seen.far_before.group),
        *edge_after(after.group, seen.far_after.group),
        *lying(seen.within),
    ]
    if label == "ORG":
        return traits + opening(before.group, before.modifier, words[0].tag)
    if is_short(text):
        traits += surname_between(before.group, after.group, len(text))
    if may_be_foreign(source):
        traits += foreign_before(before.text[-1], characters) + foreign_after(after.text[0], characters)
        if "·" in text:
            traits += dotted_between(before.group, after.group)
    return traits


def edge_before(before: str, far: str) -> list[str]:
    """What the classes of the two words before an entity say."""
    return [f"pp={before}/{far}"]


def edge_after(after: str, far: str) -> list[str]:
    """What the classes of the two words after an entity say."""
    return [f"nn={after}/{far}"]


def dotted_between(before: str, after: str) -> list[str]:
    """What the classes of the words on either side say of an entity with a dot in it."""
    return [f"dot+p={before}", f"dot+n={after}"]


def lying(within: str) -> list[str]:
    """What a place of the gazetteer that reaches farther says."""
    return [f"within={within}"] if within else []


def opening(before: str, modifier: str, first: str) -> list[str]:
    """What the part of speech of an organisation's first word says beside the class of the word before it."""
    traits = [f"pc+ft={before}+{first}"]
    if modifier:
        traits.append(f"modified={modifier}+{first}")
    return traits


def is_short(name: str) -> bool:
    """Whether a place or a person is as long as a Chinese name, and begins as one."""
    return len(name) < 4 and name[0] in lexicon.SURNAMES


def surname_between(before: str, after: str, size: int) -> list[str]:
    """What the classes of the words on either side say of something that may be a Chinese name."""
    return [f"s+p={before}", f"s+n{size}={after}"]


def may_be_foreign(source: str) -> bool:
    """Whether a place or a person may be in transliteration."""
    return source == "foreign" or source[:6] == "jieba."


def foreign_before(char: str, characters: Characters) -> list[str]:
    """Whether a name in transliteration may have begun earlier."""
    if char == "·":
        return ["dot-before"]
    return [f"fp={round(characters.foreign.get(char, NONE))}"] if char in lexicon.FOREIGN else []


def foreign_after(char: str, characters: Characters) -> list[str]:
    """Whether a name in transliteration may go on."""
    if char == "·":
        return ["dot-after"]
    return [f"fn={round(characters.foreign.get(char, NONE))}"] if char in lexicon.FOREIGN else []


def _person(name: str, characters: Characters) -> list[str]:
    size = len(name)
    if size == 1:
        return [f"alone={round(characters.surname.get(name, NONE))}"]
    if name[0] in lexicon.SURNAMES and size < 4:
        traits = [
            f"s={round(characters.surname.get(name[0], NONE))}",
            f"g{size}={round(characters.last.get(name[-1], NONE))}",
            f"n{size}={_level(characters.chinese(name))}",
        ]
        if size == 3:
            traits.append(f"m={round(characters.middle.get(name[1], NONE))}")
            traits.append(f"mc={name[1]}")
        traits += [f"sc={name[0]}", f"gc={name[-1]}"]
    elif name[:2] in lexicon.LONG_SURNAMES:
        traits = ["long-surname"]
    else:
        traits = ["no-surname"]
    if name[0] in "老小阿":
        traits.append(f"familiar={name[0]}{size}")
    return traits + _not_a_person(name)


def _not_a_person(name: str) -> list[str]:
    """Endings that persons do not have: 雷神庙, 单莺以, 庄维汉摄."""
    traits = []
    place = ending(name[1:], lexicon.PLACE_ENDINGS)
    if place:
        traits.append(f"place={place}")
    if ending(name[1:], lexicon.ORGANISATION_ENDINGS):
        traits.append("org")
    if name[-1] in lexicon.SAYING or name[-1] in lexicon.INTRODUCING:
        traits.append("says")
    if (2 < len(name) and (name[-2:] in lexicon.TITLES or name[-2:] in lexicon.SAYING)) or name[-1] in "等们某时后":
        traits.append("titled")
    return traits


def _long_name(seen: Inside) -> list[str]:
    """Places and organisations of one or many words."""
    words = seen.words
    traits = []
    if 1 < len(words):
        traits.append(f"words={min(len(words), 8)}")
        traits += [f"has={tag}" for tag in {word.tag for word in words}]
        traits += ["inner-place" for word in words[1:] if word.tag == "ns"]
        traits += [f"in={word.lexical}" for word in words[1:-1] if word.lexical]
        traits.append(f"levels={words[0].level}+{words[1].level}")
        if len(words) < 5:
            traits.append("shape=" + "+".join([word.group for word in words]))
    if seen.label == "ORG":
        traits.append(f"ft+end={words[0].tag}+{words[-1].organisation}")
        if seen.text in lexicon.ORGANISATIONS:
            traits.append("listed")
    return traits


def _place(name: str, characters: Characters) -> list[str]:
    traits = [f"c2={name[-1]}", f"c0={name[0]}"]
    if name in lexicon.COUNTRIES:
        traits.append("country")
    if name in lexicon.PLACES:
        traits.append("listed")
    if name in lexicon.PROVINCES:
        traits.append(f"province={len(name)}")
    if 1 < len(name) < 4 and name[0] in lexicon.SURNAMES:
        traits.append(f"n{len(name)}={_level(characters.chinese(name))}")
    return traits


def _transliterated(seen: Inside, characters: Characters) -> list[str]:
    name = seen.text
    known = sum([char in lexicon.FOREIGN for char in name])
    traits = [f"f={round(characters.transliterated(name))}", f"f10={10 * known // len(name)}"]
    if "·" not in name:
        return traits
    words = seen.words
    ends = f"dot={words[0].tag}+{words[-1].tag}" if words else ""
    return [*traits, "dot", ends, f"dots={name.count('·')}/{min(len(name), 12)}"]


def _level(odds: float) -> int:
    return max(-6, min(8, round(odds)))
