"""A PostgreSQL server of the tests' own, made of Debian's package: on a free loopback port, as nobody in particular."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
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


def programs() -> Path | None:
    """The folder of the newest server's programs; None where it is not installed."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    found = [folder for folder in folders if (folder / "initdb").exists()]
    return found[-1] if found else None


class Server:
    """A running server, and the databases on it."""

    def __init__(self, folder: Path, port: int, control: Callable[..., None]) -> None:
        self.port = port
        self._control = control
        self.folder = folder
        self._numbers = count(1)
        self._emptied: list[Url] = []

    def crash(self) -> None:
        """Let the server end at once, as when it is killed, and start it again."""
        self._control("stop", "--mode=immediate")
        self._control("start")

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
def running(programs: Path) -> Iterator[Server]:
    """A new server, stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="annotator-postgresql-"))
    # The server refuses to run as root. The folder lies where others may go, which is not so of pytest's own.
    user = pwd.getpwnam("nobody") if os.getuid() == 0 else None
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)

    def run(program: str, *args: str) -> None:
        subprocess.run(
            [programs / program, "-D", folder / "data", *args],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            env={"LC_ALL": "C.UTF-8", "PATH": os.defpath},
            user=user and user.pw_uid,
            group=user and user.pw_gid,
            extra_groups=[] if user else None,
        )

    try:
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        access = ("--username=archivist", f"--pwfile={folder / 'password'}", "--auth=scram-sha-256")
        run("initdb", *access, "--no-sync", "--encoding=UTF8", "--no-instructions")
        port = _free_port()
        settings = {**_SETTINGS, "port": str(port), "unix_socket_directories": str(folder)}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())

        def control(what: str, *args: str) -> None:
            run("pg_ctl", what, "--wait", "--silent", f"--log={folder / 'log'}", f"--options={options}", *args)

        control("start")
        try:
            yield Server(folder, port, control)
        finally:
            control("stop", "--mode=immediate")
    finally:
        shutil.rmtree(folder)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
