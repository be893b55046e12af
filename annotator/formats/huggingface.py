"""A dataset for Hugging Face's `datasets`: a folder with Parquet files, or one for each part, and a card, README.md.

It has three configurations: `tokens` (a row for each sentence: characters or words, and their tags), `lines` (a row for
each line of the raw text: its role, and whether an article begins in it) and `pairs` (raw and corrected text).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from annotator.core.errors import BadInput
from annotator.core.marking import marked, phrase
from annotator.formats.article_text import ArticleText
from annotator.formats.division import PARTS
from annotator.formats.format import Counted, Format
from annotator.formats.huggingface_info import config, info, yaml
from annotator.formats.huggingface_rows import FEATURES, line_rows, sentence_rows
from annotator.formats.lines import entities_of_tags, is_tag, signs
from annotator.formats.options import Options, Scheme
from annotator.formats.outgoing import Outgoing
from annotator.formats.pairs import as_object, looked_at, pairs_of
from annotator.formats.parquet import ROWS, Table, parquet
from annotator.formats.writing import Report, write_text

_LABELS = b"annotator_labels"


def write(outgoing: Outgoing, path: Path, options: Options) -> None:
    """Write the files of one part into a new folder; the tags are words until `finish` knows those of all parts."""
    path.mkdir()
    labels: set[str] = set()
    opened = (Table(path / f"{name}.parquet", features) for name, features in FEATURES.items())
    with next(opened) as of_tokens, next(opened) as of_lines, next(opened) as of_pairs:
        for issue in outgoing.issues:
            articles = Report().taken(issue, options.scope)
            checksum = hashlib.sha256(issue.first_raw.encode()).hexdigest()[:12]
            if articles:
                of_lines.take(line_rows(issue, checksum, options.scope))
            for article in articles:
                pairs = looked_at(pairs_of(issue, article, f"{checksum}-{article.id}"), options, outgoing.report)
                of_pairs.take(map(as_object, pairs))
            for article_text in outgoing.fitted([issue]):
                labels |= {name.label for name in article_text.entities}
                of_tokens.take(sentence_rows(article_text, options))
        of_tokens.note({_LABELS: json.dumps(sorted(labels))})


def finish(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Number the tags alike in all parts, and write the card."""
    files = {name: _by_part(folder, name) for name in FEATURES}
    labels = {label for file in files["tokens"].values() for label in json.loads(_metadata(file)[_LABELS])}
    prefixes = signs(Scheme(manifest["options"]["scheme"]))
    names = ["O", *(f"{sign}-{label}" for label in sorted(labels) for sign in prefixes)]
    for file in files["tokens"].values():
        _number(file, names)
    write_text(folder / "README.md", _card(folder, files, sorted(labels), manifest))


def _metadata(file: Path) -> Mapping[bytes, bytes]:
    with parquet().ParquetFile(file) as opened:
        metadata: Mapping[bytes, bytes] = opened.metadata.metadata
    return metadata


def _number(file: Path, names: Sequence[str]) -> None:
    """Write the tags of a file as numbers, group by group."""
    features = {**FEATURES["tokens"], "ner_tags": [{"names": names, "_type": "ClassLabel"}]}
    beside = file.with_suffix(".numbered")
    with parquet().ParquetFile(file) as opened, Table(beside, features) as table:
        for batch in opened.iter_batches(ROWS):
            table.take_numbered(batch, "ner_tags", names)
    beside.replace(file)


_CARD = """---
language:
- zh
pretty_name: {title}
license: unknown
size_categories:
- {size}
task_categories:
- token-classification
{read}
---

# {title}

{what}

| configuration | a row is | columns |
|---|---|---|
{table}

Labels: {labels}. Tags: {scheme}, by {unit}.

{report}

The texts come from {issues}{dates}. Offsets in `edits` count code points of `raw`. A row of `lines` has `is_gold` where
its article went out; the others stand there for what is around it. Written by newspaper-annotator.
"""
_ROW = {"tokens": "a sentence", "lines": "a line of the raw text", "pairs": "a sentence or an article"}


def _card(
    folder: Path, files: Mapping[str, Mapping[str, Path]], labels: Sequence[str], manifest: Mapping[str, Any]
) -> str:
    """The dataset card: what `datasets` reads of it, and what people do."""
    infos = {name: info(name, files_of) for name, files_of in files.items()}
    empty = [name for name, one in infos.items() if not any(part["num_examples"] for part in one["splits"])]
    full = [name for name in files if name not in empty]  # `datasets` reads no configuration without a row
    configs = [config(folder, name, files[name]) for name in full]
    about, counts = manifest["card"], manifest["report"]
    parts = counts.get("parts") or {PARTS[0]: counts}
    rows = "".join(f"| {part} | {n['issues']} | {n['articles']} | {n['entities']} |\n" for part, n in parts.items())
    dates = about.get("dates") or []
    return _CARD.format(
        title="Gold from newspapers",
        read="\n".join(yaml({"configs": configs, "dataset_info": [infos[name] for name in full]})),
        size=_size(sum(part["num_examples"] for part in infos["tokens"]["splits"])),
        what=about.get("what", ""),
        table="\n".join(f"| {name} | {_ROW[name]} | {', '.join(FEATURES[name])} |" for name in full)
        + "".join(f"\n\nThe configuration `{name}` has no row, so it is left out." for name in empty),
        labels=", ".join(f"`{label}`" for label in labels) or "none",
        scheme=manifest["options"]["scheme"],
        unit=manifest["options"]["unit"],
        report=f"| part | issues | articles | entities |\n|---|---|---|---|\n{rows}".rstrip(),
        issues=", ".join(" ".join(str(title).split()) or "?" for title in about.get("issues", ())) or "newspapers",
        dates=f", {dates[0]} to {dates[-1]}" if dates else "",
    )


def _size(rows: int) -> str:
    """The size of a dataset as the Hub's filters have it."""
    steps = ("1K", "10K", "100K", "1M", "10M")
    at = next((at for at in range(len(steps)) if rows < 10 ** (at + 3)), len(steps))
    return f"n<{steps[0]}" if not at else f"n>{steps[-1]}" if at == len(steps) else f"{steps[at - 1]}<n<{steps[at]}"


def _by_part(folder: Path, name: str) -> dict[str, Path]:
    """The files of a configuration by their parts, in order; a dataset that isn't divided is all for training."""
    files_of = {file.parent.name: file for file in folder.glob(f"*/{name}.parquet")}
    return {part: files_of[part] for part in PARTS if part in files_of} or {PARTS[0]: folder / f"{name}.parquet"}


def read(path: Path) -> Iterator[ArticleText]:
    """The articles of the token rows in a folder, their texts without white space; BadInput where they are wrong."""
    files = sorted(path.rglob("tokens.parquet")) if path.is_dir() else [path]
    if not files:
        raise BadInput(marked("Trouble", "{0}: holds no tokens.parquet."), path)
    for file in files:
        try:
            with parquet().ParquetFile(file) as opened:
                names = _entities(opened.schema_arrow.metadata or {})
                rows = (row for batch in opened.iter_batches(ROWS) for row in batch.to_pylist())
                for name, some in groupby(rows, key=lambda row: str(row.get("document") or row.get("id"))):
                    yield _article_text(name, list(some), names)
        except (ValueError, OSError, LookupError, TypeError, AttributeError, NotImplementedError) as error:
            raise BadInput(
                marked("Trouble", "{0}: {1}."), file, phrase("Trouble", "holds no rows of tokens and tags")
            ) from error


def _entities(metadata: Mapping[bytes, bytes]) -> Sequence[str]:
    features = json.loads(metadata.get(b"huggingface", b"{}")).get("info", {}).get("features", {}).get("ner_tags", [{}])
    names: Sequence[str] = (features[0] if isinstance(features, list) else features.get("feature", {})).get("names", ())
    return names


def _article_text(name: str, rows: Iterable[Mapping[str, Any]], names: Sequence[str]) -> ArticleText:
    tokens: list[str] = []
    marks: list[str] = []
    about: dict[str, Any] = {}
    for row in rows:
        about = {key: str(row.get(key) or "") for key in ("title", "date", "kind")}
        tokens += row["tokens"]
        marks += [tag if isinstance(tag, str) else names[tag] for tag in row["ner_tags"]]
    if len(tokens) != len(marks) or not all(map(is_tag, set(marks))):
        raise ValueError
    return ArticleText("".join(tokens), tuple(entities_of_tags(tokens, marks)), id=name, **about)


FORMAT = Format(
    name="huggingface",
    title=marked("Format", "a dataset for Hugging Face: Parquet files and their card"),
    suffixes=("",),
    folder=True,
    flat=True,
    by_words=True,
    squeezed=True,
    read_article_texts=read,
    only_checked=True,
    writer=write,
    finish=finish,
    offsets=Counted.NONE,
)
