"""What goes out is what each consumer reads, and what people draw there comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

import datasets
import pytest
from PIL import Image as Picture
from spacy.lang.zh import Chinese
from spacy.tokens import DocBin
from spacy.training import Example

from annotator import formats, workflow
from annotator.core.geometry import Box, Point
from annotator.core.issue import Image, Issue, Source
from annotator.core.offsets import OffsetMap
from annotator.core.operations import Operation, added, apply
from annotator.core.pages import Area, Block, Line, ReadPage, issue_of
from annotator.core.records import Boundary, Entity, Position, RegionKind, Role, State
from annotator.store import Library
from annotator.workflow import Offsets, Options, Scope, Wish
from annotator.workflow.suggesting import records_of
from tests.consumers import doccano, label_studio
from tests.consumers.environments import draw, run_script, version_of

FAMILY = "👨\u200d👩\u200d👧"
RAW = f"𠮷田先生访问老桥\n昨天，{FAMILY}和葛\U000e0100先生\n从东关桥头来。好𪚥！上海市在这里，王小明说。\n明天有雨。"
NESTED = ("东关", "LOC")
OUTER = {("𠮷田", "PER"), ("老桥", "LOC"), ("东关桥头", "LOC"), ("王小明", "PER")}
GUESSED = ("昨天", "TIME")
DRAWN = ("上海市", "LOC")
ANY = Options(scope=Scope.ANY)

Say = Callable[[str, object], None]


def entity(said: tuple[str, str], state: State = State.ACCEPTED) -> Entity:
    start = RAW.index(said[0])
    return Entity(
        id=f"e{start}-{said[0]}",
        origin="ann",
        state=state,
        rule="a guess" if state == State.SUGGESTED else "",
        confidence=0.9,
        start=Position(start),
        end=Position(start + len(said[0])),
        label=said[1],
    )


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with an issue of two articles, of which one has no names."""
    raw = Issue(RAW, title="湖城", source=Source("a.txt", sha256(RAW.encode()).hexdigest()))
    entities = [entity(said) for said in sorted({*OUTER, NESTED})]
    guess = entity(GUESSED, State.SUGGESTED)
    rain = Boundary(id="b1", origin="ann", start=RAW.index("明天"))
    issue = apply(raw, Operation("made", added([rain, *entities, guess])))
    found = Library.open(tmp_path / "a.db")
    found.add(raw, [Operation("import", records_of(issue))], author="ann")
    return found


def export(library: Library, name: str, path: Path, **options: object) -> Path:
    workflow.export(library, name, path, replace(ANY, **options))  # type: ignore[arg-type]
    return path


def names(library: Library) -> dict[State, set[tuple[str, str]]]:
    """What the live names of the library's only issue say, and their labels, by their states."""
    issue = library.load(1)
    found: dict[State, set[tuple[str, str]]] = {State.ACCEPTED: set(), State.SUGGESTED: set()}
    for one in issue.entities:
        if one.live:
            offsets = OffsetMap(issue, issue.layout.article_at(one.start.raw))
            found[one.state].add((offsets.slice(one.start, one.end), one.label))
    return found


def brought_back(library: Library, name: str, path: Path) -> None:
    """Take up what a file says, and nothing else; all of it must fit."""
    plan = workflow.plan(library, workflow.read_back(path, name), Wish(author="bea", new=False, replacing=True))
    found = list(workflow.merge(library, plan))
    assert [(one.removed, one.unfit) for one in found] == [((), ())]
    assert plan.unmatched == []


def test_a_name_drawn_in_label_studio_behind_astral_characters_comes_back(
    library: Library, tmp_path: Path, record_property: Say
) -> None:
    record_property("consumer", f"Label Studio {version_of('label-studio', 'label-studio')}")
    before = names(library)
    path = export(library, "label-studio", tmp_path / "gold.json")
    configuration = (tmp_path / "gold.json.labels.xml").read_text(encoding="utf-8")
    key = next(label.key for label in library.labels.all() if label.name == DRAWN[1])
    with label_studio.server(tmp_path) as server:
        project = server.project(configuration, path)
        draw("label-studio", server.page(project, DRAWN[0]), label_studio.PERSON, DRAWN[0], key, tmp_path)
        back = server.export(project, tmp_path / "back.json")
    brought_back(library, "label-studio", back)
    assert names(library) == {**before, State.ACCEPTED: {*before[State.ACCEPTED], DRAWN}}


@pytest.mark.parametrize("offsets", [Offsets.UTF16, Offsets.GRAPHEME])
@pytest.mark.parametrize("overlapping", [True, False])
def test_a_name_drawn_in_doccano_behind_astral_characters_comes_back(
    offsets: Offsets, overlapping: bool, library: Library, tmp_path: Path, record_property: Say
) -> None:
    record_property("consumer", f"doccano {version_of('doccano', 'doccano')}")
    path = export(library, "doccano", tmp_path / "gold.jsonl", offsets=offsets)
    labels = tmp_path / "gold.jsonl.labels.json"
    with doccano.server(tmp_path) as server:
        is_grapheme = offsets == Offsets.GRAPHEME
        project = server.project(labels, path, overlapping=overlapping, grapheme=is_grapheme)
        draw("doccano", server.page(project), doccano.PERSON, *DRAWN, tmp_path)
        back = server.export(project, tmp_path / "back.jsonl")
    brought_back(library, "doccano", back)
    found = names(library)
    assert found[State.ACCEPTED] | found[State.SUGGESTED] == {*OUTER, NESTED, GUESSED, DRAWN}


def test_brat_reads_the_names_and_its_verifier_is_content(
    library: Library, tmp_path: Path, record_property: Say
) -> None:
    record_property("consumer", "brat 1.3")
    found = run_script("brat", "brat_reader.py", export(library, "brat", tmp_path / "gold"))
    assert {(text, label) for read in found["found"].values() for label, _spans, text in read} == {
        *OUTER,
        NESTED,
        GUESSED,
    }
    assert found["complaints"] == []


def test_brat_s_verifier_is_content_with_two_labels_in_one_place(tmp_path: Path, record_property: Say) -> None:
    record_property("consumer", "brat 1.3")
    entities = [entity(("老桥", "LOC")), replace(entity(("老桥", "WORK")), id="other")]
    issue = apply(Issue(RAW), Operation("made", added(entities)))
    formats.write([issue], "brat", tmp_path / "gold", ANY)
    assert run_script("brat", "brat_reader.py", tmp_path / "gold")["complaints"] == []


def test_flair_reads_the_names(library: Library, tmp_path: Path, record_property: Say) -> None:
    record_property("consumer", f"flair {version_of('flair', 'flair')}")
    found = run_script("flair", "flair_reader.py", export(library, "conll", tmp_path / "gold.conll"))
    assert {(text, label) for text, label in found} == {*OUTER, GUESSED}


def test_datasets_loads_the_names(library: Library, tmp_path: Path, record_property: Say) -> None:
    record_property("consumer", f"datasets {version('datasets')}")
    path = export(library, "huggingface", tmp_path / "gold")
    rows = datasets.load_dataset(str(path), "tokens", split="train", cache_dir=str(tmp_path / "cache"))
    tags = rows.features["ner_tags"].feature.names
    begun = [tags[tag] for row in rows for tag in row["ner_tags"] if tags[tag].startswith("B-")]
    assert sorted(begun) == sorted(f"B-{label}" for _text, label in {*OUTER, GUESSED})


def test_spacy_learns_the_names(library: Library, tmp_path: Path, record_property: Say) -> None:
    record_property("consumer", f"spaCy {version('spacy')}")
    path = export(library, "spacy", tmp_path / "gold.spacy")
    nlp = Chinese()
    texts = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    examples = [Example(nlp.make_doc(read.text), read) for read in texts]
    nlp.add_pipe("ner")
    nlp.initialize(lambda: examples)
    for _step in range(200):
        nlp.update(examples)
    learnt = {(name.text, name.label_) for read in texts for name in nlp(read.text).ents}
    assert learnt == {*OUTER, GUESSED}


def test_pages_and_their_mets_keep_to_the_schemas_that_ocrd_ships(tmp_path: Path, record_property: Say) -> None:
    record_property("consumer", f"ocrd {version_of('ocrd', 'ocrd')}")
    odd = [Line(text='a<&"\x0b]]>'), Line(text="𠮷", box=Box(5, 5, 5, 5), confidence=0.5)]
    photo = Area(polygon=Box(0, 0, 50, 50).polygon, kind=RegionKind.PHOTO)
    pages = [
        ReadPage(number="一", width=300, height=400, blocks=[Block(lines=odd, article="a")], areas=[photo]),
        ReadPage(number="<2>"),
    ]
    issue = issue_of(pages, title="湖城", date="1898", source=Source("a.xml", "ab" * 32), origin="test")
    formats.write([issue], "page", tmp_path / "page", ANY)
    faults = run_script("ocrd", "page_schemas.py", tmp_path / "page")
    assert faults == {name: [] for name in ("000001/mets.xml", "000001/page/0001.xml", "000001/page/0002.xml")}


def test_pycocotools_supervision_and_iiif_prezi3_read_what_stands_where(tmp_path: Path, record_property: Say) -> None:
    seen = ", ".join(f"{name} {version_of('layout', name)}" for name in ("pycocotools", "supervision", "iiif-prezi3"))
    record_property("consumer", seen)
    image = tmp_path / "scan.png"
    Picture.new("L", (300, 400), 200).save(image)
    lines = [Line(text="老桥", box=Box(10, 20, 50, 40), confidence=0.5)]
    photo = Area(polygon=(Point(0, 100), Point(50, 100), Point(50, 150)), kind=RegionKind.PHOTO)
    page = ReadPage(
        number="一",
        width=300,
        height=400,
        image=Image("scan.png", sha256(image.read_bytes()).hexdigest()),
        blocks=[Block(lines=lines, article="a", role=Role.HEADLINE)],
        areas=[photo],
    )
    issue = issue_of([page], title="湖城", date="1898-01-01", source=Source("a.xml", "ab" * 32), origin="test")
    for name in ("yolo", "coco", "iiif"):
        formats.write([issue], name, tmp_path / name, replace(ANY, images=lambda _checksum: image))
    file = "000001-0001.png"
    boxes = [[file, "headline", [10, 20, 50, 40]], [file, "photo", [0, 100, 50, 150]]]
    seen = run_script("layout", "layout_reader.py", tmp_path)
    assert 1_000 < seen["covered"].pop("photo") < 1_500  # half of a rectangle, and the pixels on its edge
    assert seen == {"yolo": boxes, "coco": boxes, "covered": {"headline": 800}, "iiif": ["老桥"]}
