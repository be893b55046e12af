"""The images of pages: kept once by what is in them, taken along by backups, and missed without harm."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path

import pytest

from annotator import workflow
from annotator.core import edits
from annotator.core.errors import AnnotatorError
from annotator.core.issue import Image
from annotator.store import Library
from annotator.store.images import Images, folder_of_images
from annotator.store.recovery import backup
from annotator.store.recovery.restore import restore
from tests.store.samples import step
from tests.store.test_pages import FIRST, PAGED

DATA = b"an image " * 1000
CHECKSUM = sha256(DATA).hexdigest()
ALTO = (
    "<alto><Description><sourceImageInformation><fileName>1.jpg</fileName></sourceImageInformation></Description>"
    '<Layout><Page><PrintSpace><TextBlock><TextLine><String CONTENT="老桥"/></TextLine></TextBlock></PrintSpace></Page>'
    "</Layout></alto>"
)


def imported(folder: Path, database: Path) -> workflow.Outcome:
    (folder / "1.xml").write_text(ALTO, encoding="utf-8")
    with workflow.open_library(database, create=True) as library:
        [[outcome]] = [list(outcomes) for outcomes in workflow.import_files(library, [folder / "1.xml"], author="ann")]
    return outcome


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_an_image_is_kept_once_and_only_if_it_is_what_it_should_be(tmp_path: Path) -> None:
    images = Images(tmp_path / "images")
    assert images.path(CHECKSUM) is None
    assert not images.keep(CHECKSUM, io.BytesIO(DATA[1:]))
    assert images.keep(CHECKSUM, io.BytesIO(DATA))
    assert images.keep(CHECKSUM, io.BytesIO(b"not looked at again"))
    assert kept(tmp_path) == [CHECKSUM]
    assert images.missing([CHECKSUM, "ab" * 32]) == ["ab" * 32]
    assert list(images.faults([CHECKSUM, "ab" * 32])) == []
    path = images.path(CHECKSUM)
    assert path is not None
    path.write_bytes(b"spoilt")
    assert len(list(images.faults([CHECKSUM]))) == 1


@pytest.mark.parametrize("checksum", ["", "../../secret", "/etc/passwd", "x" * 64])
def test_what_is_no_checksum_leads_nowhere(tmp_path: Path, checksum: str) -> None:
    assert Images(tmp_path).path(checksum) is None


def test_without_a_folder_nothing_is_kept() -> None:
    images = Images(None)
    assert not images.keep(CHECKSUM, io.BytesIO(DATA))
    assert images.missing([CHECKSUM]) == [CHECKSUM]


def test_an_import_keeps_the_images_beside_its_file(tmp_path: Path) -> None:
    (tmp_path / "1.jpg").write_bytes(DATA)
    database = tmp_path / "a.db"
    assert isinstance(imported(tmp_path, database), workflow.Imported)
    assert kept(folder_of_images(database)) == [CHECKSUM]
    assert list(workflow.check(database)) == []


def test_images_that_are_missing_are_no_fault_and_come_back_with_the_next_import(tmp_path: Path) -> None:
    (tmp_path / "1.jpg").write_bytes(DATA)
    database = tmp_path / "a.db"
    imported(tmp_path, database)
    [path] = [path for path in folder_of_images(database).rglob("*") if path.is_file()]
    path.unlink()
    assert list(workflow.check(database)) == []
    assert workflow.missing_images(database) == 1
    again = imported(tmp_path, database)
    assert isinstance(again, workflow.Imported)
    assert again.already
    assert workflow.missing_images(database) == 0


def test_an_image_that_is_damaged_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "1.jpg").write_bytes(DATA)
    database = tmp_path / "a.db"
    imported(tmp_path, database)
    next(path for path in folder_of_images(database).rglob("*") if path.is_file()).write_bytes(b"")
    [fault] = workflow.check(database)
    assert CHECKSUM in fault


def test_nothing_is_imported_where_its_images_can_not_be_kept(tmp_path: Path) -> None:
    (tmp_path / "1.jpg").write_bytes(DATA)
    database = tmp_path / "a.db"
    folder_of_images(database).write_text("a file in the way")
    assert isinstance(imported(tmp_path, database), AnnotatorError)
    with Library.open(database) as library:
        assert library.issues() == []


def test_backups_share_the_images_and_restoring_brings_them_back(tmp_path: Path) -> None:
    (tmp_path / "1.jpg").write_bytes(DATA)
    database = tmp_path / "a.db"
    imported(tmp_path, database)
    with Library.open(database) as library:
        first, _second = (backup.make(library, keep=backup.Keep()) for _ in range(2))
        apart = backup.make(library, keep=backup.Keep(), output=tmp_path / "apart.db")
    assert kept(backup.folder_of(database) / backup.IMAGES) == [CHECKSUM]
    assert kept(folder_of_images(apart)) == [CHECKSUM]
    for source in (first, apart):
        next(path for path in folder_of_images(database).rglob("*") if path.is_file()).unlink()
        restore(database, source, keep=backup.Keep())
        assert workflow.missing_images(database) == 0


def test_images_that_were_pointed_to_count_and_so_do_the_first_ones(path: Path) -> None:
    with Library.open(path) as library:
        issue_id = library.add(PAGED, [FIRST], author="ann")
        issue = library.load(issue_id)
        step(library, issue_id, edits.show_image(issue, 0, Image("x.jpg", CHECKSUM), author="ann"))
        assert library.image_checksums() == sorted([CHECKSUM, "ef" * 32])
