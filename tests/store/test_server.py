"""What concerns a library on a server alone: who is let in, lost connections, many people at once, and any text."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from threading import Timer

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import workflow
from annotator.core.address import Url
from annotator.core.errors import Conflict
from annotator.core.issue import Issue
from annotator.core.operations import Operation, added
from annotator.core.records import ArticleKind, Correction, Note, Position
from annotator.core.search import Query
from annotator.search.finder import folding
from annotator.store import Library, StoreError
from annotator.store.migrations import SCRIPTS, upgrade
from annotator.store.nul import escaped, restored
from annotator.store.postgresql import Postgresql
from tests.postgresql import PASSWORD, Server
from tests.store.samples import MADE, add_sample, kind_of_first, step
from tests.torture.committer import receipt
from tests.torture.deaths import killed

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(script.stem for script in SCRIPTS.glob("[0-9]*.py"))
PHOTO = kind_of_first(MADE, ArticleKind.PHOTO)


@pytest.fixture
def url(server: Server) -> Iterator[Url]:
    """A library on a server."""
    with server.library() as url:
        yield url


@pytest.fixture
def library(url: Url) -> Iterator[Library]:
    with Library.open(url) as library:
        yield library


def _refusal(url: Url, *, create: bool = True) -> str:
    """Why a library can't be opened."""
    with pytest.raises(StoreError) as caught:
        Library.open(url, create=create)
    assert "s3cret" not in f"{caught.value}{caught.value!r}{caught.value.__cause__}"
    assert str(caught.value).startswith("postgresql://")
    return str(caught.value)


def test_others_that_are_storing_are_waited_for_no_longer_than_wanted(library: Library) -> None:
    library.wait_at_most(0.25)
    assert library.database.execute_sql("SHOW lock_timeout").fetchone() == ("250ms",)


# Who is let in, and where.


def test_an_empty_database_becomes_a_library(server: Server):
    url = server.url()
    assert "not a database of this program" in _refusal(url, create=False)
    assert server.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", url.stem) == []
    with Library.open(url) as library:
        issue_id = add_sample(library)
    with Library.open(url, create=False) as library:
        assert library.load(issue_id) == MADE
        assert list(library.check()) == []
    assert server.run("SELECT name FROM schema_migration ORDER BY id", url.stem) == [(name,) for name in SHIPPED]


def test_a_database_that_is_not_there_is_named(server: Server):
    assert "Have an empty one made there first" in _refusal(server.url("nowhere"))


def test_a_wrong_password_is_told_as_such(server: Server):
    assert "does not accept this name with this password" in _refusal(server.url("postgres", password="s3cret-wrong"))


def test_a_password_comes_from_where_libpq_looks(server: Server, url: Url, monkeypatch: pytest.MonkeyPatch):
    bare = Url(f"postgresql://archivist@127.0.0.1:{server.port}/{url.stem}")
    assert "~/.pgpass" in _refusal(bare)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    Library.open(bare).close()


def test_a_server_that_is_not_there_is_one_plain_message():
    with socket.socket() as no_progress:
        no_progress.bind(("127.0.0.1", 0))
        port = no_progress.getsockname()[1]
        said = _refusal(Url(f"postgresql://ann:s3cret@127.0.0.1:{port}/news"))
    assert "The server can't be reached" in said
    assert "\n" not in said


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://ann:s3cret@h:port/x",
        "postgresql://ann:s3cret@[::1/x",
        "postgresql://ann:a@s3cret@h/x",
        "postgresql://ann:s3cret/a@h/x",
        "postgresql://ann:s3cret%@h/x",
        "postgres://%",
    ],
)
def test_a_url_that_can_not_be_read_is_told_without_its_password(text: str):
    assert "can't be read as postgresql://user@host:port/name" in _refusal(Url(text))


def test_a_database_of_another_program_is_refused_and_not_touched(server: Server):
    url = server.url()
    server.run("CREATE TABLE issue (id integer)", url.stem)
    assert "not a database of this program; it was left as it is" in _refusal(url)
    assert server.run("SELECT tablename FROM pg_tables WHERE schemaname = 'public'", url.stem) == [("issue",)]


def test_a_database_of_a_newer_program_is_refused(server: Server):
    url = server.url()
    Library.open(url).close()
    server.run("UPDATE newspaper_annotator SET version = 99", url.stem)
    assert "A newer version of this program" in _refusal(url)


def test_a_database_that_can_not_hold_chinese_is_refused(server: Server):
    server.run("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    assert "keeps its texts in LATIN1" in _refusal(server.url("latin"))


def test_who_may_not_make_tables_is_told(server: Server):
    url = server.url()
    server.run("CREATE USER guest PASSWORD 's3cret'")
    guest = server.url(url.stem, user="guest", password="s3cret")
    assert "The server does not let you do this" in _refusal(guest)


def test_without_psycopg_it_is_said_how_to_get_it():
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from annotator.cli import main\n"
        "sys.exit(main(['check', '--database', 'postgresql://ann:s3cret@127.0.0.1/news']))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'newspaper-annotator[postgresql]'" in done.stderr
    assert "s3cret" not in done.stderr


def test_nothing_of_psycopg_is_asked_for_where_the_library_is_a_file(path: Path):
    program = (
        "import sys; from pathlib import Path; from annotator.store import Library\n"
        "Library.open(Path(sys.argv[1])).close(); print('annotator.store.nul' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, path], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


# The schema.


def test_programs_that_make_the_same_library_at_once_agree(server: Server):
    url = server.url()
    with ThreadPoolExecutor(4) as pool:
        for _ in pool.map(lambda _number: Library.open(url).close(), range(4)):
            pass
    assert server.run("SELECT count(*) FROM schema_migration", url.stem) == [(len(SHIPPED),)]


def test_an_older_library_is_brought_up_to_date(server: Server, tmp_path: Path):
    url = server.url()
    Library.open(url).close()
    shutil.copytree(SCRIPTS, tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "scripts" / f"{len(SHIPPED) + 1:04}_place.py").write_text(
        "import peewee\n"
        "def up(migrator, db):\n"
        "    migrator.migrate(migrator.add_column('issue', 'place', peewee.TextField(default='')))\n"
        f"    db.user_version = {len(SHIPPED) + 1}\n"
    )
    with Library.open(url) as library:
        issue_id = add_sample(library)
        upgrade(library.database, url, scripts=tmp_path / "scripts")
        assert library.database.user_version == len(SHIPPED) + 1
        assert "place" in [column.name for column in library.database.get_columns("issue")]
        assert library.load(issue_id) == MADE


def test_a_library_without_an_index_gets_one_that_finds_what_is_there(server: Server, tmp_path: Path):
    url = server.url()
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    for name in SHIPPED[:11]:
        shutil.copy(SCRIPTS / f"{name}.py", scripts)
    database = Postgresql(url)
    database.connect()
    database.execute_sql("CREATE TABLE newspaper_annotator AS SELECT 0 AS version")
    upgrade(database, url, scripts=scripts)
    with Library(url, database, folding()) as old:
        add_sample(old)
    with workflow.open_library(url) as library:
        assert [hit.issue for hit in workflow.search(library, Query(pattern="剪彩"))] == [1]
        assert list(library.check()) == []


# What comes in by COPY.


def test_many_records_come_in_with_any_text(library: Library):
    texts = ["\0", "\x1a", "𠮷", "\\N", "\\.", "a\tb", "\r\n", "", "'\"", "%s"] * 20
    corrections = [Correction(id=f"c{n}", origin="repair 1", start=n, end=n + 1, text=t) for n, t in enumerate(texts)]
    issue_id = library.add(Issue(raw="字" * 200), [Operation("repair", added(corrections))], author="ann")
    assert [correction.text for correction in library.load(issue_id).corrections] == texts
    assert list(library.check()) == []


def test_of_many_records_none_is_stored_where_one_is_there_already(library: Library):
    issue_id = add_sample(library)
    notes = [Note(id=f"m{n}", origin="ann", start=Position(0), end=Position(1), text="好") for n in range(80)]
    now = step(library, issue_id, Operation("annotate", added(notes[:1])))
    with pytest.raises(Conflict):
        step(library, issue_id, Operation("annotate", added(notes)))
    assert library.load(issue_id) == now
    assert list(library.check()) == []


# Lost connections.


def _cut(server: Server, url: Url) -> None:
    """Let the server drop all connections to a library, as when it starts anew."""
    server.run(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
        f"WHERE datname = '{url.stem}' AND pid <> pg_backend_pid()"
    )


def test_a_connection_that_was_lost_meanwhile_is_made_anew(server: Server, url: Url, library: Library):
    issue_id = add_sample(library)
    _cut(server, url)
    now = step(library, issue_id, PHOTO)
    _cut(server, url)
    assert library.load(issue_id) == now
    _cut(server, url)
    assert len(library.issues()) == 1


def test_a_connection_lost_within_a_step_has_stored_nothing_and_the_next_one_works(
    server: Server, url: Url, library: Library
):
    issue_id = add_sample(library)

    def rename() -> None:
        with library.transaction():
            library.tables.issue.update(title="half").execute()
            _cut(server, url)
            library.tables.issue.update(title="whole").execute()

    with pytest.raises(StoreError, match=r"The connection to the server was lost.*not stored"):
        rename()
    assert library.listing.row(issue_id).title == MADE.title
    step(library, issue_id, PHOTO)
    assert list(library.check()) == []


class _Wire:
    """A way to the server on which the end of a transaction gets lost: before the server hears of it, or after."""

    def __init__(self, server: Server, *, is_heard: bool) -> None:
        self._server, self._is_heard = server, is_heard
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.is_to_cut = False
        self._is_answer_lost = False
        self._pool = ThreadPoolExecutor(16)
        self._pool.submit(self._listen)

    def _listen(self) -> None:
        while True:
            try:
                near, _address = self._listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._server.port))
            self._pool.submit(self._carry, near, far, is_back=False)
            self._pool.submit(self._carry, far, near, is_back=True)

    def _carry(self, source: socket.socket, target: socket.socket, *, is_back: bool) -> None:
        with source, target:
            while data := _received(source):
                if is_back and self._is_answer_lost:
                    self._is_answer_lost = False
                    break
                if self.is_to_cut and b"COMMIT" in data:
                    self.is_to_cut = False
                    self._is_answer_lost = self._is_heard
                    if not self._is_heard:
                        break
                target.sendall(data)
            for end in (source, target):
                _shut(end)

    def close(self) -> None:
        _shut(self._listening)
        self._listening.close()
        self._pool.shutdown(wait=False)


def _received(source: socket.socket) -> bytes:
    try:
        return source.recv(65_536)
    except OSError:
        return b""


def _shut(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize("is_heard", [True, False])
def test_a_commit_whose_answer_was_lost_is_told_as_what_became_of_it(server: Server, url: Url, is_heard: bool):
    wire = _Wire(server, is_heard=is_heard)
    through = Url(url.secret.replace(f":{server.port}/", f":{wire.port}/") + "?sslmode=disable&gssencmode=disable")
    with Library.open(through) as library, Library.open(url) as other:
        issue_id = add_sample(library)
        wire.is_to_cut = True
        if is_heard:
            assert step(library, issue_id, PHOTO) != MADE
        else:
            with pytest.raises(StoreError, match=r"The connection to the server was lost.*not stored"):
                step(library, issue_id, PHOTO)
            assert other.load(issue_id) == MADE
        assert library.load(issue_id) == other.load(issue_id)
        assert not wire.is_to_cut
    wire.close()


def test_a_commit_of_which_nobody_can_tell_is_told_as_such(server: Server, url: Url):
    wire = _Wire(server, is_heard=True)
    through = Url(url.secret.replace(f":{server.port}/", f":{wire.port}/") + "?sslmode=disable&gssencmode=disable")
    with Library.open(through) as library:
        issue_id = add_sample(library)
        wire.is_to_cut = True
        _shut(wire._listening)
        with pytest.raises(StoreError, match="it may be stored or not; all before it is safe"):
            step(library, issue_id, PHOTO)
    wire.close()


def test_a_server_that_is_gone_is_told_and_is_used_again_when_it_is_back(server: Server, url: Url):
    wire = _Wire(server, is_heard=False)
    through = Url(url.secret.replace(f":{server.port}/", f":{wire.port}/") + "?sslmode=disable&gssencmode=disable")
    with Library.open(through) as library:
        issue_id = add_sample(library)
        wire.close()
        _cut(server, url)
        for _ in range(2):
            with pytest.raises(StoreError, match="The server can't be reached"):
                step(library, issue_id, PHOTO)
        again = socket.create_server(("127.0.0.1", wire.port))
        wire._listening = again
        wire._pool = ThreadPoolExecutor(16)
        wire._pool.submit(wire._listen)
        step(library, issue_id, PHOTO)
    wire.close()


# Crashes.


def test_a_killed_program_has_lost_nothing_that_it_had_acknowledged(url: Url, library: Library):
    acknowledged = [line for seed in range(3) for line in killed("tests.torture.committer", url.secret, seed)]
    stored = [
        receipt(row.id, entry.number, library.operation(row.id, entry.number))
        for row in library.issues()
        for entry in library.history(row.id).entries
    ]
    assert acknowledged
    assert set(acknowledged) <= set(stored)
    assert len(stored) <= len(acknowledged) + 3  # at most what was on its way when each kill came
    assert list(library.check()) == []


def test_a_server_that_crashes_has_lost_nothing_that_it_had_acknowledged(server: Server, library: Library):
    issue_id = add_sample(library)
    now = step(library, issue_id, PHOTO)
    server.stop()
    server.start()
    assert library.load(issue_id) == now
    assert step(library, issue_id, PHOTO.inverse()) == MADE
    assert list(library.check()) == []


# What the server says no to.


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("53100", "disk or memory is full"),
        ("53200", "disk or memory is full"),
        ("58030", "The server's disk failed"),
        ("54000", "too large for a database"),
        ("40001", "Another program is using the same part"),
        ("40P01", "Another program is using the same part"),
        ("57014", "Another program is using the same part"),
        ("XX001", "The database is damaged"),
        ("42501", "does not let you do this"),
    ],
)
def test_what_the_server_says_becomes_one_plain_message_and_stores_nothing(
    server: Server, url: Url, library: Library, code: str, sentence: str
):
    issue_id = add_sample(library)
    server.run(
        "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION USING ERRCODE = '{code}'; END $$;"
        "CREATE TRIGGER refuse BEFORE UPDATE ON boundary FOR EACH ROW EXECUTE FUNCTION refuse()",
        url.stem,
    )
    with pytest.raises(StoreError, match=sentence) as caught:
        step(library, issue_id, PHOTO)
    server.run("DROP TRIGGER refuse ON boundary", url.stem)
    assert str(caught.value).startswith(f"{url}: ")
    assert library.load(issue_id) == MADE
    step(library, issue_id, PHOTO)
    assert list(library.check()) == []


def test_a_bug_stays_a_bug(library: Library):
    with pytest.raises(Exception, match="nowhere"):
        library.database.execute_sql("SELECT 1 FROM nowhere")


def test_a_library_to_be_read_only_can_be_read(server: Server):
    url = server.url()
    with Library.open(url) as library:
        issue_id = add_sample(library)
    server.run(f"ALTER DATABASE {url.stem} SET default_transaction_read_only = on")
    with Library.open(url) as library:
        assert library.load(issue_id) == MADE
        with pytest.raises(StoreError, match="to be read only"):
            step(library, issue_id, PHOTO)


def test_a_lock_that_stays_is_one_plain_message(url: Url, library: Library):
    issue_id = add_sample(library)
    library.database.execute_sql("SET lock_timeout = '50ms'")
    with psycopg.connect(url.secret) as other:
        other.execute("LOCK TABLE journal")
        with pytest.raises(StoreError, match="Another program is using the same part"):
            step(library, issue_id, PHOTO)
    step(library, issue_id, PHOTO)


def test_a_lock_that_goes_is_waited_for(url: Url, library: Library):
    issue_id = add_sample(library)
    with psycopg.connect(url.secret) as other:
        other.execute("LOCK TABLE journal")
        release = Timer(0.2, other.rollback)
        release.start()
        step(library, issue_id, PHOTO)
        release.join()


def test_what_is_acknowledged_is_on_the_disk_whatever_the_server_does_by_itself(server: Server):
    url = server.url()
    server.run(f"ALTER DATABASE {url.stem} SET synchronous_commit = off")
    with Library.open(url) as library:
        assert library.database.execute_sql("SHOW synchronous_commit").fetchone() == ("on",)


# Damage by hand.


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entity SET state = 'perhaps'",
        r"UPDATE raw SET text = '\xff'::bytea",
        "UPDATE issue SET pages = '{'",
    ],
)
def test_a_row_that_stands_for_nothing_is_told(server: Server, url: Url, library: Library, sql: str):
    issue_id = add_sample(library)
    server.run(sql, url.stem)
    with pytest.raises(StoreError, match="The database is damaged"):
        library.load(issue_id)
    assert len(list(library.check())) == 1


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        (r"UPDATE raw SET text = '\x61'::bytea || text", "the raw text is not what was imported"),
        ("UPDATE entity SET label = 'LOC' WHERE id = 'e16'", "the record e16 is not as the journal says"),
        ("DELETE FROM journal WHERE number = 1", "row 1 of the journal is missing"),
        ("UPDATE issue SET doubts = 9", "the list of issues counts its articles or doubts wrongly"),
    ],
)
def test_a_fault_is_named_with_its_issue(server: Server, url: Url, library: Library, sql: str, fault: str):
    add_sample(library)
    server.run(sql, url.stem)
    assert f"issue 1 “湖畔晨报”: {fault}" in list(library.check())


# Any text.


@given(st.text(), st.text())
def test_texts_go_through_the_eye_of_the_needle_and_stay_two(one: str, other: str):
    assert restored(escaped(one)) == one
    assert "\0" not in escaped(one)
    assert (escaped(one) == escaped(other)) == (one == other)


@pytest.mark.parametrize("text", ["\0", "\x1a", "\x1a0", "\x1a1\0", "a\0\x1a\x1a00", "\0" * 3])
def test_a_text_that_postgresql_does_not_know_comes_back(library: Library, text: str):
    issue_id = library.add(Issue(raw="一二", title=text), (), author=text)
    note = Note(id="n1", origin=text, start=Position(0), end=Position(1), text=text)
    assert step(library, issue_id, Operation(text, added([note]))).by_id["n1"] == note
    assert library.issues()[0].title == text
    assert library.history(issue_id).entries[-1].name == text
    assert library.listing.count(text) == 1


# Many at once.

WORKER = """
import sys
from annotator.core.address import address
from annotator.core.errors import Conflict
from annotator.core.records import ArticleKind
from annotator.store import Library
from tests.store.samples import kind_of_first, step

url, issue, times = address(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
conflicts = 0
print("ready", flush=True)
sys.stdin.read()
with Library.open(url) as library:
    for number in range(times):
        while True:
            now = library.load(issue)
            is_photo = now.articles[0].head.kind == ArticleKind.PHOTO
            try:
                step(library, issue, kind_of_first(now, ArticleKind.NOTICE if is_photo else ArticleKind.PHOTO))
                break
            except Conflict:
                conflicts += 1
print(conflicts, flush=True)
"""


def _at_once(url: Url, issues: list[int], times: int) -> int:
    """Let a program work on each of some issues, all at once; how often one came too late."""
    with ExitStack() as stack:
        command = [sys.executable, "-c", WORKER, url.secret]
        running = [
            stack.enter_context(
                subprocess.Popen(
                    [*command, str(issue), str(times)],
                    cwd=ROOT,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for issue in issues
        ]
        for one in running:
            assert one.stdout is not None
            assert one.stdout.readline() == "ready\n"
        told = [one.communicate("go")[0] for one in running]
    return sum(map(int, told))


def test_programs_that_work_on_different_issues_do_not_disturb_each_other(url: Url, library: Library):
    issues = [library.add(Issue(raw=f"{n}\n第一\n第二\n"), (), author="ann") for n in range(3)]
    assert _at_once(url, issues, 20) == 0
    assert [len(library.history(issue).entries) for issue in issues] == [20] * 3
    assert list(library.check()) == []


def test_programs_that_work_on_the_same_issue_lose_no_update(url: Url, library: Library):
    issue = library.add(Issue(raw="第一\n第二\n"), (), author="ann")
    _at_once(url, [issue] * 3, 20)
    assert [entry.number for entry in library.history(issue).entries] == list(range(1, 61))
    assert list(library.check()) == []


def test_of_two_who_import_the_same_file_at_once_one_finds_it_there(url: Url):
    with ThreadPoolExecutor(4) as pool:

        def add(_number: int) -> int:
            with Library.open(url) as library:
                return add_sample(library)

        assert set(pool.map(add, range(4))) == {1}


def test_who_works_on_one_issue_need_not_wait_for_another(url: Url, library: Library):
    issues = [library.add(Issue(raw=raw), (), author="ann") for raw in ("第一\n第二\n", "第三\n第四\n")]
    with Library.open(url) as other, other.transaction(on=issues[0]):
        library.database.execute_sql("SET lock_timeout = '50ms'")
        step(library, issues[1], kind_of_first(library.load(issues[1]), ArticleKind.PHOTO))
        with pytest.raises(StoreError, match="Another program"):
            step(library, issues[0], kind_of_first(library.load(issues[0]), ArticleKind.PHOTO))
        with pytest.raises(StoreError, match="Another program"):
            library.labels.change(library.labels.all(), {}, author="ann")


def test_a_connection_that_is_closed_stays_closed(url: Url):
    library = Library.open(url)
    assert isinstance(library.database, Postgresql)
    library.close()
    with pytest.raises(Exception, match="not opened"):
        library.issues()
