"""Label Studio's server, with a database of its own, and what its API does with a project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from tests.consumers.environments import folder_of, free_port, once, running

PERSON = {"user": "ann@example.org", "password": "of-the-consumers"}
_TOKEN = "0123456789abcdef0123456789abcdef01234567"
_QUIET = {
    "COLLECT_ANALYTICS": "0",
    "LATEST_VERSION_CHECK": "0",
    "SENTRY_DSN": "",
    "FRONTEND_SENTRY_DSN": "",
    "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "true",
}


@dataclass(frozen=True)
class Server:
    """A server, asked through its API."""

    base: str

    def ask(self, way: str, path: str, **more: Any) -> Any:
        """What the server answers."""
        headers = {"Authorization": f"Token {_TOKEN}"}
        found = requests.request(way, f"{self.base}/api/{path}", headers=headers, timeout=60, **more)
        assert found.ok, found.text[:2000]
        return found.json()

    def project(self, configuration: str, tasks: Path) -> int:
        """The id of a new project with some tasks."""
        made = self.ask("POST", "projects", json={"title": "gold", "label_config": configuration})
        self.ask("POST", f"projects/{made['id']}/import", json=json.loads(tasks.read_text(encoding="utf-8")))
        return int(made["id"])

    def page(self, project: int, text: str) -> str:
        """The page on which the task with a text is worked on."""
        tasks = self.ask("GET", f"tasks?project={project}&fields=all")["tasks"]
        chosen = next(task["id"] for task in tasks if text in task["data"]["text"])
        return f"{self.base}/projects/{project}/data?task={chosen}"

    def export(self, project: int, path: Path) -> Path:
        """Write what the server exports of a project into a file."""
        found = self.ask("GET", f"projects/{project}/export?exportType=JSON&download_all_tasks=true")
        path.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
        return path


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """A server that keeps all it has in a folder."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    command = [folder_of("label-studio") / "label-studio", "start", "--no-browser", "--internal-host", "127.0.0.1"]
    command += ["--port", port, "--username", PERSON["user"], "--password", PERSON["password"], "--user-token", _TOKEN]
    with running(command, folder / "label-studio.log", LABEL_STUDIO_BASE_DATA_DIR=str(folder), **_QUIET):
        once(lambda: requests.get(f"{base}/health", timeout=5).ok)
        yield Server(base)
