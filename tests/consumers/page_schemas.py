"""Holds files against the schemas of PAGE XML and METS that ocrd ships: python page_schemas.py FOLDER

It runs in an environment of its own, which has ocrd; prints JSON: what is wrong with each file in the folder.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any


def main() -> None:
    from lxml import etree

    spec = find_spec("ocrd_validators")
    assert spec is not None
    assert spec.origin is not None
    schemas = Path(spec.origin).parent

    class Beside(etree.Resolver):  # type: ignore[misc]
        """Finds what a schema imports beside it, and never in the network."""

        def resolve(self, url: str, _name: str, context: Any) -> Any:
            return self.resolve_filename(str(schemas / Path(url).name), context)

    parser = etree.XMLParser()
    parser.resolvers.add(Beside())
    page, mets = (etree.XMLSchema(etree.parse(str(schemas / name), parser)) for name in ("page.xsd", "mets.xsd"))
    faults = {}
    for path in sorted(Path(sys.argv[1]).rglob("*.xml")):
        schema = mets if path.name == "mets.xml" else page
        schema.validate(etree.parse(str(path)))
        faults[str(path.relative_to(sys.argv[1]))] = [str(error) for error in schema.error_log]
    json.dump(faults, sys.stdout)


if __name__ == "__main__":
    main()
