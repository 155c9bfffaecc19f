"""Two servers, an instructor's and a student's, and a page of a headless Chromium on each.

Whatever is needed and not there makes these tests skip, and says how to get it.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # in importlib mode

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_SIZE = {"width": 1100, "height": 720}
_NO_ERRANDS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def classroom(tmp_path_factory):
    from classroom import open_classroom

    return open_classroom(tmp_path_factory.mktemp("classroom"))


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory) -> Path:
    """Where pictures go: TORCHCOURSE_SCREENSHOTS, else a temporary folder."""
    folder = Path(os.environ.get("TORCHCOURSE_SCREENSHOTS") or tmp_path_factory.mktemp("screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """A headless Chromium of the system."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="no Playwright: pip install -e '.[dev]' brings it"
    )
    pytest.importorskip("jupyterlab", reason="no JupyterLab: pip install -e '.[dev]' brings it")
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if not found:
        pytest.skip("no Chromium: on Debian, apt-get install chromium brings it")
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=[*_NO_ERRANDS, *as_root])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def form_grader(browser, classroom, tmp_path_factory, screenshots):
    """The form grader in the instructor's JupyterLab."""
    from formgrader import FormGrader

    own = tmp_path_factory.mktemp("instructor")
    with (
        _server(classroom.course, own, "formgrader") as server,
        _page(browser, screenshots, own.name) as page,
    ):
        yield FormGrader(page, server)


@pytest.fixture(scope="session")
def desk(browser, classroom, tmp_path_factory, screenshots):
    """The student's JupyterLab."""
    from desk import Desk

    own = tmp_path_factory.mktemp("student")
    parts = ("assignment_list", "validate_assignment")
    with _server(classroom.home, own, *parts) as server, _page(browser, screenshots, own.name) as page:
        yield Desk(page, server)


@contextmanager
def _server(root: Path, own: Path, *parts: str) -> Iterator:
    from servers import Server

    server = Server(root, own, parts)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def _page(browser, screenshots: Path, name: str) -> Iterator:
    """A page that asks nothing of the network (nbgrader's pages want MathJax), and what it showed last."""
    from playwright.sync_api import expect
    from servers import PATIENCE

    expect.set_options(timeout=PATIENCE * 1000)
    context = browser.new_context(viewport=_SIZE)
    context.set_default_timeout(PATIENCE * 1000)
    context.route(lambda url: "//127.0.0.1:" not in url, lambda route: route.abort())
    page = context.new_page()
    try:
        yield page
    finally:
        page.screenshot(path=screenshots / f"last-of-{name}.png")
        context.close()
