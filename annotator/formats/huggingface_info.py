"""What `datasets` reads in the head of a dataset's card: its configurations, their columns, parts and sizes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.formats.parquet import ROWS, parquet

_PLAIN = re.compile(r"[a-z][a-z0-9_./]*")


def config(folder: Path, name: str, files: Mapping[str, Path]) -> dict[str, Any]:
    """Where the file of each part of a configuration is."""
    paths = [{"split": part, "path": file.relative_to(folder).as_posix()} for part, file in files.items()]
    return {"config_name": name, **({"default": True} if name == "tokens" else {}), "data_files": paths}


def info(name: str, files: Mapping[str, Path]) -> dict[str, Any]:
    """The columns and the sizes of a configuration: bytes are those of its tables in memory, and of its files."""
    parts = []
    features: Mapping[str, Any] = {}
    for part, file in files.items():
        with parquet().ParquetFile(file) as opened:
            features = json.loads(opened.schema_arrow.metadata[b"huggingface"])["info"]["features"]
            size = sum(batch.nbytes for batch in opened.iter_batches(ROWS))
            parts.append({"name": part, "num_bytes": size, "num_examples": opened.metadata.num_rows})
    return {
        "config_name": name,
        "features": _type(features)["struct"],
        "splits": parts,
        "download_size": sum(file.stat().st_size for file in files.values()),
        "dataset_size": sum(part["num_bytes"] for part in parts),
    }


def _type(feature: Any) -> dict[str, Any]:
    """The type of a column in the form that it has in cards."""
    if isinstance(feature, list):
        [inner] = _type(feature[0]).values()
        return {"list": inner}
    if feature.get("_type") == "Value":
        return {"dtype": feature["dtype"]}
    if feature.get("_type") == "ClassLabel":
        names = {str(number): name for number, name in enumerate(feature["names"])}
        return {"dtype": {"class_label": {"names": names}}}
    return {"struct": [{"name": name, **_type(inner)} for name, inner in feature.items()]}


def yaml(value: Mapping[str, Any] | Sequence[Any]) -> Iterator[str]:
    """The lines of plain data as YAML."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if isinstance(inner, (dict, list)):
                yield f"{_scalar(key)}:"
                yield from (line if isinstance(inner, list) else f"  {line}" for line in yaml(inner))
            else:
                yield f"{_scalar(key)}: {_scalar(inner)}"
    else:
        for item in value:
            for number, line in enumerate(yaml(item)):
                yield f"  {line}" if number else f"- {line}"


def _scalar(value: str | int) -> str:
    """A number, a truth value, or a text: in quotes where it isn't one of this program's own words."""
    if not isinstance(value, str):
        return str(value).lower()
    if _PLAIN.fullmatch(value):
        return value
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in value) + '"'
