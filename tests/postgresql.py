"""A PostgreSQL server of the tests' own, made of Debian's package: on a free loopback port, as nobody in particular."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any

from annotator.core.address import Url
from annotator.store import Library

PASSWORD = "s3cret/@:?密码"
"""Of the person who works on the server: a word that may stand nowhere, and that a URL must hold in other signs."""

_QUOTED = "s3cret%2F%40%3A%3F%E5%AF%86%E7%A0%81"
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "50",
    "fsync": "off",  # what a power cut would leave is not asked here
    "shared_buffers": "32MB",
    "lc_messages": "C",
}


_NOBODY = pwd.getpwnam("nobody") if os.getuid() == 0 else None


def programs() -> Path | None:
    """The folder of the newest server's programs; None where it is not installed."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    found = [folder for folder in folders if (folder / "initdb").exists()]
    return found[-1] if found else None


class Server:
    """A running server, and the databases on it."""

    def __init__(self, programs: Path, folder: Path, settings: Mapping[str, str]) -> None:
        self._programs, self._folder, self._settings = programs, folder, {**_SETTINGS, **settings}
        self.port = _free_port()
        self._numbers = count(1)
        self._emptied: list[Url] = []
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        how = ("--username=archivist", f"--pwfile={folder / 'password'}", "--auth=scram-sha-256", "--encoding=UTF8")
        made = self._begun("initdb", *how, "--no-sync", "--no-instructions", f"--pgdata={folder / 'data'}").wait()
        assert made == 0, (folder / "log").read_text(encoding="utf-8")
        self._running: subprocess.Popen[bytes]

    def start(self) -> None:
        """Start the server, and wait until it answers; it ends with the tests, however these end."""
        settings = {**self._settings, "port": str(self.port), "unix_socket_directories": str(self._folder)}
        options = [f"--{name}={value}" for name, value in settings.items()]
        self._running = self._begun("postgres", "-D", str(self._folder / "data"), *options)
        while self._begun("pg_isready", "--host=127.0.0.1", f"--port={self.port}", "--quiet").wait():
            assert self._running.poll() is None, (self._folder / "log").read_text(encoding="utf-8")

    def stop(self) -> None:
        """Let the server end at once, as when it is killed."""
        self._running.send_signal(signal.SIGQUIT)
        self._running.wait()

    def _begun(self, program: str, *args: str) -> subprocess.Popen[bytes]:
        # The server refuses to run as root. The folder lies where others may go, which is not so of pytest's own.
        user = _NOBODY and _NOBODY.pw_uid
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                ["setpriv", "--pdeathsig=QUIT", self._programs / program, *args],
                cwd=self._folder,
                stdout=log,
                stderr=log,
                env={"LC_ALL": "C.UTF-8", "PATH": os.defpath},
                user=user,
                group=_NOBODY and _NOBODY.pw_gid,
                extra_groups=[] if _NOBODY else None,
            )

    def run(self, sql: str, name: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement in a database; what it gives."""
        import psycopg

        with psycopg.connect(self.url(name).secret, autocommit=True) as keeper:
            found = keeper.execute(sql)  # type: ignore[call-overload]
            return found.fetchall() if found.description else []

    def url(self, name: str = "", *, user: str = "archivist", password: str = _QUOTED) -> Url:
        """The address of a database by its name, or of a new empty one."""
        if not name:
            name = f"library_{next(self._numbers)}"
            self.run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        return Url(f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{name}")

    @contextmanager
    def library(self) -> Iterator[Url]:
        """The address of a library with nothing in it; to empty one is much quicker than to make one."""
        url = self._emptied.pop() if self._emptied else self._made()
        yield url
        self.run(_EMPTY, url.stem)
        self._emptied.append(url)

    def _made(self) -> Url:
        url = self.url()
        Library.open(url).close()
        self.run(_REMEMBER, url.stem)
        return url


_REMEMBER = """DO $$
DECLARE name text;
BEGIN
    CREATE SCHEMA new;
    FOR name IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE 'CREATE TABLE new.' || name || ' AS TABLE public.' || name;
    END LOOP;
END $$"""

_EMPTY = """DO $$
DECLARE name text;
BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    SET session_replication_role = replica;  -- rows may go in any order
    FOR name IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'new' LOOP
        EXECUTE 'DELETE FROM public.' || name;
        EXECUTE 'INSERT INTO public.' || name || ' TABLE new.' || name;
    END LOOP;
    PERFORM setval(seqrelid, 1, false) FROM pg_sequence;
    PERFORM setval(pg_get_serial_sequence('label', 'id'), max(id)) FROM label;
END $$"""


@contextmanager
def running(programs: Path, settings: Mapping[str, str] = MappingProxyType({})) -> Iterator[Server]:
    """A new server, with settings of its own in PostgreSQL's words, stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="annotator-postgresql-"))
    try:
        if _NOBODY:
            os.chown(folder, _NOBODY.pw_uid, _NOBODY.pw_gid)
        server = Server(programs, folder, settings)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
