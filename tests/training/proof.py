"""Proof that exports are trainable: `python -m tests.training.proof CASES [--steps N] [--styles dump,bare]`.

A gold database is made of the issues with known answers that have names, its approved articles are exported in three
parts by the real command, and models are trained from the exported files with the consumers' own tools: a spaCy
pipeline for names by `spacy train`, and python-crfsuite for the lines in which an article begins, by the rows that
`datasets` loads. Each is judged on the test part, and stands beside what was never trained.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from annotator import workflow
from annotator.core import edits
from annotator.core.issue import Issue
from annotator.core.operations import Operation, apply
from annotator.core.records import ArticleKind
from annotator.suggest.cases import read_cases
from annotator.workflow.suggesting import records_of

OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
_SHARES = "60,20,20"


@dataclass(frozen=True, slots=True)
class Score:
    """F1 on the test part (0 to 1), of the trained model and of what was never trained."""

    trained: float
    untrained: float


def gold_database(cases: Path, path: Path, styles: Sequence[str], most: int | None) -> None:
    """Make a database whose issues are the cases with names in some styles, the first articles of each approved."""
    with workflow.open_library(path, create=True) as library:
        for file, gold in zip(sorted(cases.glob("*.gold.json")), read_cases(cases), strict=True):
            day, style = file.name.split(".")[:2]
            if gold.answers("entity PER") and style in styles:
                issue = _approved(replace(gold.issue, title=day, date=day), most)
                library.add(issue.without_records(), [Operation("gold", records_of(issue))], author="gold")


def _approved(issue: Issue, most: int | None) -> Issue:
    """An issue with its first articles, or all, approved."""
    for article in [found for found in issue.articles if found.kind != ArticleKind.FURNITURE][:most]:
        issue = apply(issue, edits.approve(issue, article.id, author="gold"))
    return issue


def run(*command: object, environment: Mapping[str, str] | None = None) -> str:
    """Run a command to its end; what it said on standard output."""
    whole = {**os.environ, **OFFLINE, **(environment or {})}
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, env=whole)
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def export(database: Path, name: str, path: Path) -> None:
    """Export the gold in three parts by the real command."""
    command = (sys.executable, "-m", "annotator", "export", "--database", database, "--to", name)
    run(*command, "--output", path, "--split", _SHARES, "--seed", 1)


def names_by_spacy(gold: Path, folder: Path, *, steps: int) -> Score:
    """Train spaCy on the names of an export, and judge it on the test part, both by its own commands."""
    config = folder / "config.cfg"
    spacy = (sys.executable, "-W", "ignore", "-m", "spacy")
    run(*spacy, "init", "config", config, "--lang", "zh", "--pipeline", "ner", "--optimize", "efficiency")
    found = {}
    for name, most in (("untrained", 1), ("trained", steps)):
        run(
            *(*spacy, "train", config, "--output", folder / name),
            *("--paths.train", gold / "train.spacy", "--paths.dev", gold / "validation.spacy"),
            *("--training.max_steps", most, "--training.eval_frequency", most, "--training.max_epochs", 0),
            *("--training.optimizer.learn_rate", 0.002, "--training.seed", 0, "--system.seed", 0),
            *("--training.batcher.size.start", 2_000, "--training.batcher.size.stop", 2_001),
        )
        figures = folder / f"{name}.json"
        run(*spacy, "evaluate", folder / name / "model-last", gold / "test.spacy", "--output", figures)
        found[name] = float(json.loads(figures.read_text(encoding="utf-8"))["ents_f"] or 0)
    return Score(**found)


def beginnings_by_crfsuite(gold: Path, folder: Path) -> Score:
    """Train a line tagger on the lines of an export as `datasets` loads them, and judge it on the test part.

    What was never trained is the better of two guesses: each line that isn't blank, and each short one without a
    closing mark.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.1, "max_iterations": 60})
    for lines in _issues(gold, "train"):
        trainer.append([_features(lines, at) for at in range(len(lines))], [_tag(line) for line in lines])
    trainer.train(str(folder / "lines.crf"))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(folder / "lines.crf"))
    wanted, found, guesses = [], [], [[], []]
    for lines in _issues(gold, "test"):
        wanted += [line["begins_article"] for line in lines]
        found += [tag == "B" for tag in tagger.tag([_features(lines, at) for at in range(len(lines))])]
        guesses[0] += [True] * len(lines)
        guesses[1] += [len(line["text"]) < 30 and line["text"].strip()[-1] not in "。！？”…" for line in lines]
    return Score(_f1(wanted, found), max(_f1(wanted, guess) for guess in guesses))


def _issues(gold: Path, part: str) -> Iterator[list[dict[str, Any]]]:
    """The lines of each issue of a part that are not blank."""
    code = (
        "import json, sys, datasets; datasets.disable_progress_bars()\n"
        "for row in datasets.load_dataset(sys.argv[1], 'lines', split=sys.argv[2], cache_dir=sys.argv[3]):\n"
        "    print(json.dumps(row, default=str))"
    )
    with tempfile.TemporaryDirectory() as cache:
        said = run(sys.executable, "-W", "ignore", "-c", code, gold, part, cache, environment={"HF_HOME": cache})
    rows = [row for row in map(json.loads, said.splitlines()) if row["text"].strip()]
    for _issue, lines in groupby(rows, key=lambda row: row["issue"]):
        yield list(lines)


def _tag(line: Mapping[str, Any]) -> str:
    return "B" if line["begins_article"] else "I"


def _features(lines: Sequence[Mapping[str, Any]], at: int) -> list[str]:
    """What a line and its neighbours look like."""
    found = ["bias"]
    for step in (-2, -1, 0, 1, 2):
        text = lines[at + step]["text"] if 0 <= at + step < len(lines) else ""
        bare = text.strip()
        found += [
            f"{step}:size={min(len(bare) // 8, 6)}",
            f"{step}:first={bare[:1]}",
            f"{step}:first2={bare[:2]}",
            f"{step}:last={bare[-1:]}",
            f"{step}:indent={text[:1].isspace()}",
            f"{step}:reporter={'记者' in bare[:12]}",
            f"{step}:dateline={'电' in bare[:20] or '讯' in bare[:20]}",
        ]
    return found


def _f1(wanted: Sequence[bool], found: Sequence[bool]) -> float:
    both = sum(w and f for w, f in zip(wanted, found, strict=True))
    return 2 * both / (sum(wanted) + sum(found)) if both else 0.0


def exported(cases: Path, folder: Path, *, styles: Sequence[str], most: int | None = None) -> None:
    """Make gold of at most so many articles an issue, and export it to `gold.spacy` and `gold` in a folder."""
    gold_database(cases, folder / "gold.db", styles, most)
    export(folder / "gold.db", "spacy", folder / "gold.spacy")
    export(folder / "gold.db", "huggingface", folder / "gold")


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser()
    parser.add_argument("cases", type=Path)
    parser.add_argument("--steps", type=int, default=1_000)
    parser.add_argument("--styles", default="dump")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exported(given.cases, folder, styles=given.styles.split(","))
        lines = beginnings_by_crfsuite(folder / "gold", folder)
        print(
            f"lines that begin an article, F1 (python-crfsuite): {lines.trained:.3f}, untrained {lines.untrained:.3f}"
        )
        names = names_by_spacy(folder / "gold.spacy", folder, steps=given.steps)
        print(f"names, strict F1 (spaCy): {names.trained:.3f}, untrained {names.untrained:.3f}")


if __name__ == "__main__":
    main()
