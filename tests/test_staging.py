"""What is replaced stands there whole at every moment, old or new, with what belongs to it, and nothing is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from annotator import staging
from annotator.core.errors import AnnotatorError
from annotator.staging import locked, staged, workroom
from tests.torture.replacing import STEPS, at_step, hidden, what_stands, write


@pytest.fixture(params=["file", "folder"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["in one step", "in two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How a system lets a folder take another one's place."""
    if request.param == "in two steps":
        monkeypatch.setattr(staging, "_swapped", lambda one, other: False)
    return str(request.param)


@contextmanager
def failing(number: int, error: BaseException | None) -> Iterator[Callable[[], int]]:
    """Within this the step of that number fails; what says how many steps there were."""

    def fail() -> None:
        if error is not None:
            raise error

    with pytest.MonkeyPatch.context() as patch:
        for name in STEPS:
            patch.setattr(Path, name, getattr(Path, name))  # so that it is put back
        yield at_step(number, fail)


@pytest.mark.parametrize("error", [OSError("no"), KeyboardInterrupt()], ids=["error", "interrupt"])
def test_whichever_step_fails_the_old_stands_or_the_new_with_its_report(
    error: BaseException, kind: str, way: str, tmp_path: Path
) -> None:
    write(tmp_path, kind, "first")
    with failing(0, None) as steps:
        write(tmp_path, kind, "old")
    for number in range(1, steps() + 1):
        with failing(number, error), suppress(AnnotatorError, KeyboardInterrupt):
            write(tmp_path, kind, "new")
        text, report = what_stands(tmp_path)
        assert text in ("old", "new")
        assert report in (text, "")
        write(tmp_path, kind, "old")
        assert what_stands(tmp_path) == ("old", "old")
        assert hidden(tmp_path) == []


def test_where_an_old_folder_can_t_be_put_back_it_is_kept_and_the_next_run_does_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "_swapped", lambda one, other: False)
    write(tmp_path, "folder", "old")

    def refuse(*_: object) -> None:
        raise OSError("no")

    with pytest.MonkeyPatch.context() as patch:
        real = Path.rename

        def once(path: Path, to: Path) -> Path:
            patch.setattr(Path, "rename", refuse)
            patch.setattr(Path, "replace", refuse)
            return real(path, to)

        patch.setattr(Path, "rename", once)
        with pytest.raises(AnnotatorError, match="can't be written"):
            write(tmp_path, "folder", "new")
    assert not (tmp_path / "gold").exists()
    with pytest.raises(RuntimeError), staged(tmp_path / "gold", tmp_path / "gold.report"):
        raise RuntimeError
    assert what_stands(tmp_path) == ("old", "old")
    assert hidden(tmp_path) == []


def test_two_programs_do_not_write_the_same_at_once(tmp_path: Path) -> None:
    with staged(tmp_path / "gold") as [new]:
        with pytest.raises(AnnotatorError, match="another program is writing this"):
            write(tmp_path, "file", "two")
        new.write_text("one")
    assert what_stands(tmp_path) == ("one", "")
    assert hidden(tmp_path) == []


def test_a_link_stays_and_what_it_leads_to_is_replaced(kind: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path / "elsewhere", kind, "old")
    (tmp_path / "gold").symlink_to(tmp_path / "elsewhere" / "gold")
    write(tmp_path, kind, "new")
    assert (tmp_path / "gold").is_symlink()
    assert what_stands(tmp_path) == ("new", "new")
    assert hidden(tmp_path) == hidden(tmp_path / "elsewhere") == []


def test_a_name_of_any_length_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("名" * 85)
    for text in ("old", "new"):
        with staged(path) as [new]:
            new.write_text(text)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["new"]


def test_a_folder_of_others_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    with pytest.raises(AnnotatorError, match="is no ordinary file"):
        write(tmp_path, "folder", "new")
    assert hidden(tmp_path) == []


def test_a_workroom_clears_what_killed_programs_left_and_nothing_of_those_at_work(tmp_path: Path) -> None:
    left = tmp_path / ".work-left"
    left.mkdir()
    (left / "lock").touch()
    (left / "copy").touch()
    at_work = tmp_path / ".work-of-another"
    with locked(at_work) as is_ours:
        assert is_ours
        (at_work / "copy").touch()
        with workroom(tmp_path, ".work-") as room:
            (room / "copy").touch()
            assert sorted(tmp_path.iterdir()) == sorted([at_work, room])
        assert list(tmp_path.iterdir()) == [at_work]
