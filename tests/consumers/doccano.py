"""doccano's server and its queue, with a database of their own, and what its API does with a project."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import requests

from tests.consumers.environments import folder_of, free_port, once, running

PERSON = {"user": "ann", "password": "of-the-consumers"}
_TASK = "SequenceLabeling"


class Server:
    """A server, asked through its API."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._session = requests.Session()
        self.ask("POST", "auth/login/", json={"username": PERSON["user"], "password": PERSON["password"]})

    def ask(self, way: str, path: str, **more: Any) -> requests.Response:
        """What the server answers."""
        headers = {"X-CSRFToken": self._session.cookies.get("csrftoken", "")}
        found = self._session.request(way, f"{self.base}/v1/{path}", headers=headers, timeout=60, **more)
        assert found.ok, found.text[:2000]
        return found

    def project(self, labels: Path, texts: Path, *, overlapping: bool, grapheme: bool) -> int:
        """The id of a new project with some labels and texts."""
        settings = {"name": "gold", "description": "gold", "project_type": _TASK, "resourcetype": f"{_TASK}Project"}
        modes = {"allow_overlapping": overlapping, "grapheme_mode": grapheme, "tags": []}
        made = int(self.ask("POST", "projects", json={**settings, **modes}).json()["id"])
        with labels.open("rb") as file:
            self.ask("POST", f"projects/{made}/span-type-upload", files={"file": file})
        with texts.open("rb") as file:
            upload = self.ask("POST", "fp/process/", files={"filepond": (texts.name, file)}).text
        wish = {"format": "JSONL", "task": _TASK, "uploadIds": [upload], "column_data": "text", "column_label": "label"}
        wish["encoding"] = "utf_8"  # as its page has it chosen
        task = self.ask("POST", f"projects/{made}/upload", json=wish).json()
        assert self._result(task) == {"error": []}
        return made

    def _result(self, task: dict[str, str]) -> Any:
        def ready() -> dict[str, Any] | None:
            found: dict[str, Any] = self.ask("GET", f"tasks/status/{task['task_id']}").json()
            return found if found["ready"] else None

        return once(ready)["result"]

    def page(self, project: int) -> str:
        """The page on which the first text is worked on."""
        return f"{self.base}/projects/{project}/sequence-labeling?page=1"

    def export(self, project: int, path: Path) -> Path:
        """Write what the server exports of a project into a file."""
        task = self.ask(
            "POST", f"projects/{project}/download", json={"format": "JSONL", "exportApproved": False}
        ).json()
        self._result(task)
        data = self.ask("GET", f"projects/{project}/download", params={"taskId": task["task_id"]}).content
        with ZipFile(io.BytesIO(data)) as archive:
            [name] = archive.namelist()
            path.write_bytes(archive.read(name))
        return path


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """A server that keeps all it has in a folder."""
    programs = folder_of("doccano")
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    [source] = (programs.parent / "lib").glob("python3.*/site-packages/backend")
    environment = {
        "STANDALONE": "True",
        "DOCCANO_HOME": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DATABASE_URL": f"sqlite:///{folder / 'doccano.db'}",
        "MEDIA_ROOT": str(folder / "media"),
    }
    person = ["--username", PERSON["user"], "--password", PERSON["password"]]
    for number, command in enumerate((["init"], ["createuser", *person])):
        with running([programs / "doccano", *command], folder / f"doccano-{number}.log", **environment) as process:
            assert process.wait(180) == 0
    # Its own command would listen to the whole network.
    web = [programs / "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", 1, "--threads", 4]
    with (
        running([*web, "--chdir", source, "config.wsgi"], folder / "doccano.log", **environment),
        running([programs / "doccano", "task", "--concurrency", 1], folder / "queue.log", **environment),
    ):
        once(lambda: requests.get(f"{base}/v1/health", timeout=5).status_code < 500)
        # Both make the tables of the queue where there are none: the server fails if it does while the queue is at it.
        once(lambda: " ready." in (folder / "queue.log").read_text(encoding="utf-8", errors="replace"))
        yield Server(base)
