"""What workers leave on disk goes, whatever its shape."""

import os
from pathlib import Path

from grader.jail import scratch


def test_files_links_and_closed_folders_are_removed(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "file").write_text("stays")
    folder = tmp_path / "worker-1"
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "file").write_text("x")
    (folder / "link").symlink_to(kept)
    (folder / "a" / "pipe").unlink(missing_ok=True)
    os.mkfifo(folder / "a" / "pipe")
    (folder / "a" / "b").chmod(0)
    scratch.remove(str(folder))
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert (kept / "file").read_text() == "stays"


def test_a_tree_deeper_than_any_recursion_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "worker-1"
    folder.mkdir()
    here = os.open(folder, os.O_RDONLY)
    for _ in range(3000):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    scratch.remove(str(folder))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    scratch.remove(str(tmp_path / "gone"))
