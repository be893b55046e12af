"""Files as the annotating tools write them themselves, by their own libraries where these write: they are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cassis import Cas, load_typesystem
from cassis.typesystem import TypeSystem
from label_studio_sdk.label_interface import LabelInterface
from label_studio_sdk.label_interface.objects import AnnotationValue, PredictionValue
from spacy.lang.zh import Chinese
from spacy.tokens import Doc, DocBin, Span

from annotator import formats
from annotator.formats.article_text import ArticleText

TEXT = "𠮷田在老桥上。\n周姨来了。"
CONFIG = """<View><Labels name="label" toName="text"><Label value="PER"/><Label value="LOC"/></Labels>
<Choices name="kind" toName="text"><Choice value="news"/></Choices><Text name="text" value="$text"/></View>"""


def names(article: ArticleText) -> list[tuple[str, str, bool]]:
    return [(article.text[name.start : name.end], name.label, name.suggested) for name in article.entities]


def label_studio(path: Path, **more: object) -> Path:
    """A task of Label Studio's export, with all the fields that its server gives it."""
    control = LabelInterface(CONFIG).get_control("label")
    regions = [
        control.label(label=[label], start=start, end=end) for start, end, label in ((0, 2, "PER"), (3, 5, "LOC"))
    ]
    made = AnnotationValue(completed_by=3, result=[json.loads(region.to_json()) for region in regions]).model_dump()
    guess = PredictionValue(
        model_version="m1", score=0.5, result=[json.loads(control.label(label=["PER"], start=8, end=10).to_json())]
    )
    choice = {"value": {"choices": ["news"]}, "id": "x", "from_name": "kind", "to_name": "text", "type": "choices"}
    link = {"from_id": "a", "to_id": "b", "type": "relation", "direction": "right"}
    made["result"] += [choice, link]
    kept = {"id": 12, "created_at": "2026-03-01T10:00:00Z", "unique_id": "5f", "prediction": {}, "last_action": None}
    gone = {"id": 13, "completed_by": 4, "was_cancelled": True, "result": []}
    task = {
        "id": 7,
        "annotations": [made | kept, gone],
        "file_upload": "5f-a.json",
        "drafts": [],
        "predictions": [guess.model_dump()],
        "data": {"text": TEXT, "date": 20260301},
        "meta": {},
        "total_annotations": 1,
        "comment_authors": [],
        **more,
    }
    path.write_text(json.dumps([task, task], ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.filterwarnings("ignore:The `dict` method is deprecated")  # the library calls its own
def test_an_export_of_label_studio_is_read(tmp_path: Path) -> None:
    path = label_studio(tmp_path / "project-1-at-2026-03-01.json")
    assert formats.guessed(path) == "label-studio"
    first, second = formats.read_article_texts(path, "label-studio")
    assert names(first) == [("𠮷田", "PER", False), ("老桥", "LOC", False), ("周姨", "PER", True)]
    assert first.entities[2].origin == "m1"
    assert first == second


@pytest.mark.parametrize(
    "line",
    [
        {"id": 4, "text": TEXT, "label": [[0, 3, "PER"], [4, 6, "LOC"]], "Comments": []},
        {"id": 4, "text": TEXT, "labels": [[0, 3, "PER"], [4, 6, "LOC"]], "source": 3},
        {
            "id": 4,
            "text": TEXT,
            "entities": [
                {"id": 9, "label": "PER", "start_offset": 0, "end_offset": 3},
                {"id": 10, "label": "LOC", "start_offset": 4, "end_offset": 6},
            ],
            "relations": [{"id": 1, "from_id": 9, "to_id": 10, "type": "at"}],
            "Comments": ["?"],
        },
    ],
)
def test_each_form_of_an_export_of_doccano_is_read(line: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert formats.guessed(path) == "doccano"
    [found] = formats.read_article_texts(path, "doccano")
    assert names(found) == [("𠮷田", "PER", False), ("老桥", "LOC", False)]


def inception() -> Cas:
    """An article as INCEpTION keeps it: names beside other layers, one without a value."""
    system = TypeSystem()
    annotation = "uima.tcas.Annotation"
    base = system.create_type("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", annotation)
    for feature in ("value", "identifier"):
        system.create_feature(base, feature, "uima.cas.String")
    own = system.create_type("webanno.custom.Span", annotation)
    system.create_feature(own, "kind", "uima.cas.String")
    about = system.create_type("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData", annotation)
    for feature in ("documentTitle", "documentId"):
        system.create_feature(about, feature, "uima.cas.String")
    cas = Cas(system)
    cas.sofa_string, cas.sofa_mime = TEXT, "text"
    cas.add(about(begin=0, end=len(TEXT), documentTitle="a.txt"))
    cas.add(base(begin=0, end=2, value="PER", identifier="http://www.wikidata.org/entity/Q1"))
    cas.add(base(begin=3, end=5, value="LOC"))
    cas.add(base(begin=8, end=10))
    cas.add(own(begin=0, end=5, kind="x"))
    return cas


@pytest.mark.parametrize("suffix", [".xmi", ".json"])
def test_a_document_of_inception_is_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    cas = inception()
    cas.to_xmi(path, pretty_print=True) if suffix == ".xmi" else cas.to_json(path, pretty_print=True)
    assert formats.guessed(path) == "cas"
    [found] = formats.read_article_texts(path, "cas")
    assert [name[:2] for name in names(found)] == [("𠮷田", "PER"), ("老桥", "LOC"), ("周姨", "NamedEntity")]
    assert load_typesystem(cas.typesystem.to_xml())


def test_a_folder_of_brat_with_all_its_kinds_of_lines_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    lines = [
        "T1\tPER 0 2\t𠮷田",
        "T2\tLOC 3 4;4 5\t老 桥",
        "R1\tAt Arg1:T1 Arg2:T2",
        "E1\tMove:T1 Who:T2",
        "A1\tSure T1",
        "#1\tAnnotatorNotes T1\t谁",
        "N1\tReference T1 Wikidata:Q1\t吉田",
        "*\tEquiv T1 T2",
    ]
    (tmp_path / "a.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert formats.guessed(tmp_path) == "brat"
    [found] = formats.read_article_texts(tmp_path, "brat")
    assert names(found) == [("𠮷田", "PER", False), ("老桥", "LOC", False)]


def test_a_conll_file_of_four_columns_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    rows = ["-DOCSTART- -X- -X- O", "", "𠮷 NR B-NP I-PER", "田 NR I-NP I-PER", "在 P O O", "老桥 NN B-NP B-LOC", ""]
    path.write_text("\n".join(rows), encoding="utf-8")
    [found] = formats.read_article_texts(path, "conll")
    assert names(found) == [("𠮷田", "PER", False), ("老桥", "LOC", False)]


def test_a_docbin_of_spacy_with_words_is_read(tmp_path: Path) -> None:
    doc = Doc(Chinese().vocab, words=["𠮷田", "在", "老桥", "上"], spaces=[False] * 4)
    doc.set_ents([Span(doc, 0, 1, label="PER"), Span(doc, 2, 3, label="LOC")])
    path = tmp_path / "a.spacy"
    DocBin(docs=[doc]).to_disk(path)
    assert formats.guessed(path) == "spacy"
    [found] = formats.read_article_texts(path, "spacy")
    assert names(found) == [("𠮷田", "PER", False), ("老桥", "LOC", False)]
