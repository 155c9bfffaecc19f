"""Hostile notebooks in nbgrader's own pipeline: no point, nothing read, no script, and the class is graded."""

import json
from functools import cache
from importlib.util import find_spec
from shutil import which

import pytest
from attack import attacks
from notebook_attacks import ATTACKS, PWNED
from workspace import run, workspace

from grader.student import ladder

pytest.importorskip("nbgrader", reason="nbgrader is not installed: pip install 'torchcourse[instructor]'")
pytestmark = [
    pytest.mark.attacks,
    pytest.mark.skipif(ladder.rungs()[0] > 3, reason="no walls here: a class is graded on rungs 1 to 3 only"),
]

SECONDS = 3_000.0
LARGEST = 3_000_000  # characters of notebook and feedback page together


def names(*, quick: bool) -> tuple[str, ...]:
    """The notebooks' own attacks, and those on a module that can be tried behind these walls."""
    rung = ladder.rungs()[0]
    code = [f"code:{name}" for name, one in attacks().items() if rung in one.rungs and not one.users]
    chosen = [name for name in code if attacks()[name.removeprefix("code:")].quick or not quick]
    return (*ATTACKS, *chosen)


def report(*, quick: bool) -> dict:
    """What came of a whole class of attackers; it is graded once, and if that fails, it has failed for all."""
    found = _report(quick=quick)
    if isinstance(found, Exception):
        raise found
    return found


@cache
def _report(*, quick: bool) -> dict | Exception:
    try:
        return _tried(quick=quick)
    except Exception as problem:
        return problem


def _tried(*, quick: bool) -> dict:
    """The records, with the titles of the feedback pages as a browser shows them."""
    with workspace() as folder:
        out = folder / "home" / "report.json"
        run(
            folder,
            "notebook_trial.py",
            [str(out), *names(quick=quick)],
            uid=None,
            others=False,
            seconds=SECONDS,
        )
        found = json.loads(out.read_text(encoding="utf-8"))
        found["titles"] = titles([record["page"] for record in found["records"]])
        return found


def titles(pages: list[str]) -> dict[str, str] | None:
    """The title that each page has once its scripts have run; nothing where there is no browser."""
    executable = which("chromium") or which("chromium-browser") or which("google-chrome")
    if executable is None or find_spec("playwright") is None:
        return None
    from playwright import sync_api as playwright

    with playwright.sync_playwright() as kit:
        browser = kit.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-quic"])
        page = browser.new_page()
        page.route("http*://**", lambda route: route.abort())
        found = {}
        for path in pages:
            page.goto(f"file://{path}")
            page.wait_for_timeout(50)  # an image that cannot be found tells its handler a moment later
            found[path] = page.title()
        browser.close()
    return found


def trials() -> list:
    quick = [pytest.param(name, True, id=name) for name in names(quick=True)]
    return quick + [
        pytest.param(name, False, id=f"all-{name}", marks=pytest.mark.slow) for name in names(quick=False)
    ]


@pytest.mark.parametrize(("name", "quick"), trials())
def test_a_hostile_notebook_is_contained(name, quick):
    found = next(one for one in report(quick=quick)["records"] if one["name"] == name)
    attack = attacks().get(name.removeprefix("code:"))
    assert found["points"] == 0
    assert not found["leaks"]
    assert not found["harmful"]
    assert found["size"] < LARGEST
    assert attack is None or attack.held(found["worked"], ladder.rungs()[0]), found["worked"]
    if attack is None or attack.others == {"passed"}:
        assert None not in found["others"].values()
        assert 0 not in found["others"].values()


@pytest.mark.parametrize("quick", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_the_class_around_them_is_graded_and_nothing_is_left(quick):
    found = report(quick=quick)
    for scores in found["honest"]:
        assert scores
        assert None not in scores.values()
        assert 0 not in scores.values()
    assert (len(found["processes"]), len(found["left"])) <= tuple(found["before"])


@pytest.mark.parametrize("quick", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_no_script_of_theirs_runs_in_the_reader_of_the_feedback(quick):
    found = report(quick=quick)["titles"]
    if found is None:
        pytest.skip("no Chromium here, or no playwright")
    assert len(found) == len(names(quick=quick))
    assert [page for page, title in found.items() if PWNED in title] == []
