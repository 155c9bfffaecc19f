"""The pytest plugin: `pytest grader/` grades. Nothing heavy is imported until `grader/` is collected."""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import grader

if TYPE_CHECKING:
    from grader.book import Book

__all__: list[str] = []

GRADER_ERROR = 7  # exit status: something could not be judged
_PLACES = ("hidden", "public")  # the folders of `grader/` from which checks are collected
_BOOK = pytest.StashKey["Book"]()
_FOREIGN = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of `pytest grader/`."""
    group = parser.getgroup("torchcourse", "torchcourse: grade a submission")
    group.addoption(
        "--submission",
        metavar="PATH",
        help="what to grade: a folder, one module or a zip (default: exercises/)",
    )
    group.addoption(
        "--section", metavar="ID", action="append", default=[], help="grade one section, such as s04"
    )
    group.addoption(
        "--task",
        metavar="ID",
        action="append",
        default=[],
        help="grade one task, such as s04_autograd.descend",
    )
    group.addoption("--result-json", metavar="FILE", help="write the result model to FILE")
    group.addoption("--examples", action="store_true", help="run the public examples of the prompts as well")
    group.addoption("--public", action="store_true", help="run the public examples of the prompts alone")
    group.addoption("--grading-seed", metavar="N", type=int, help="instead of the seed in course.yaml")
    group.addoption("--rung", type=int, choices=(1, 2, 3, 4), help="insist on one rung of isolation")
    group.addoption(
        "--allow-no-jail",
        action="store_true",
        help="grade somebody else's submission without isolation (rung 4)",
    )
    group.addoption(
        "--unsafe-in-process",
        action="store_true",
        help="run the submission inside this process, for debugging a check; never for a grade",
    )


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Checks are collected by law, not as ordinary test functions."""
    return _checks_file(module_path, parent)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """In a class's bundle the checks are the examples in the pristine stubs."""
    return _checks_file(file_path, parent) if file_path.suffix == ".stub" else None


def _checks_file(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collects the checks of a file in `grader/`. Raises where it lies in another checkout than this grader."""
    if path.parent.parent.name != "grader" or path.parent.name not in _PLACES:
        return None
    own = Path(grader.__file__).resolve().parent
    if path.resolve().parent.parent != own:
        parent.config.stash[_FOREIGN] = True
        raise pytest.Collector.CollectError(
            f"{path}: these checks belong to another checkout than the grader in {own}. "
            "Install this one: pip install -e ."
        )
    from grader.items import ChecksFile

    return ChecksFile.from_parent(parent, path=path)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what `--section`, `--task`, `--public` and a single-module submission select."""
    from_grader = [item for item in items if hasattr(item, "check")]
    if not from_grader:
        return
    from grader.items import selected

    dropped = [item for item in from_grader if not selected(config, item)]
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = [item for item in items if item not in set(dropped)]


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """With xdist, keep a task's checks on one worker: they share a process of the student's code."""
    for device in ("cuda", "mps", "xpu"):
        config.addinivalue_line("markers", f"{device}: checks that need a real {device} device")
    if config.pluginmanager.hasplugin("xdist") and getattr(config.option, "dist", "no") == "load":
        config.option.dist = "loadgroup"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Carry the result beside the report, also from an xdist worker."""
    report: Any = yield
    result = getattr(item, "result", None)
    if report.when == "call" and result is not None:
        report.torchcourse = item.told()  # type: ignore[attr-defined]
    return report


def pytest_itemcollected(item: pytest.Item) -> None:
    """Note each check that could be run."""
    if hasattr(item, "check"):
        _book(item.config).collected(item.nodeid, item.check)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Open the book that reports are entered in."""
    session.config.pluginmanager.register(_Clerk(session.config), "torchcourse-clerk")


class _Clerk:
    """Enters what happens into the book, and closes it at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: Any) -> None:
        """A check has been judged, here or in an xdist worker."""
        if _BOOK in self.config.stash:
            _book(self.config).reported(report)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, node: Any, ids: list[str]) -> None:
        """The controller collects nothing itself: learn from a worker what there is."""
        if any(f"grader/{place}/" in one for place in _PLACES for one in ids):
            _book(self.config).expect(ids)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """What is to be run is settled."""
        if _BOOK in self.config.stash:
            _book(self.config).expect([item.nodeid for item in session.items if hasattr(item, "check")])

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """End the workers; settle the exit status; write the result."""
        if "grader.items" in sys.modules:
            sys.modules["grader.items"].close(self.config)
        if _FOREIGN in self.config.stash:
            session.exitstatus = pytest.ExitCode.USAGE_ERROR
        if _BOOK not in self.config.stash or hasattr(self.config, "workerinput"):
            return
        if self.config.option.collectonly:
            return
        session.exitstatus = _book(self.config).close(int(session.exitstatus), GRADER_ERROR)
        self._hush()

    def _hush(self) -> None:
        """Our feedback says what pytest's list of failures would; errors of its own keep their place."""
        terminal = self.config.pluginmanager.getplugin("terminalreporter")
        if terminal is None or terminal.stats.get("error") or self.config.option.tbstyle != "auto":
            return
        if all(hasattr(report, "torchcourse") for report in terminal.stats.get("failed", [])):
            self.config.option.tbstyle = "no"
            terminal.reportchars = ""

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """The score table."""
        if _BOOK in self.config.stash and not self.config.option.collectonly:
            _book(self.config).show(terminalreporter)


def _book(config: pytest.Config) -> Book:
    if _BOOK not in config.stash:
        from grader.book import Book

        config.stash[_BOOK] = Book(config)
    return config.stash[_BOOK]
