"""The pages: text stays text, the policy allows our style alone, and the figures are right."""

import base64
import hashlib
import re
import sys
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
sys.path.insert(0, str(Path(__file__).parent))  # in importlib mode

from pages import EVIL, a_class, evil, result, task

from grader.report.classroom import class_page, discrimination, task_statistics
from grader.report.page import student_page
from grader.verdict import Verdict

PAGES = {
    "student": lambda: student_page(evil(), EVIL),
    "class": lambda: class_page(EVIL, {EVIL: evil()}, {f"{EVIL}!": EVIL}),
}


@pytest.mark.parametrize("name", PAGES)
def test_text_stays_text(name):
    page = PAGES[name]()
    assert "<script" not in page
    assert "<img" not in page
    assert "{{ 7 * 7 }}" in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_allows_our_style_and_nothing_else(name):
    page = PAGES[name]()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert not re.search(r'\sstyle="', page)
    assert "http://" not in page
    assert "https://" not in page


def test_a_student_reads_score_verdict_cause_and_where_it_comes_from():
    lost = task("descend", Verdict.FAILED, 0, cause="one step too far", called="descend(x)")
    page = student_page(result(lost, task("grad_of", Verdict.PASSED, 2)), "Zoë")
    for text in ("Zoë", "2 of 4 points", "It stops at the minimum.", "one step too far", "descend(x)"):
        assert text in page
    assert "cccccccccccc" in page
    assert "It stops at the minimum." not in page.partition("grad_of")[2]


def test_a_class_shows_what_is_hard_and_why():
    hard, easy, odd, late = task_statistics(
        [f"s04_autograd.{name}" for name in ("descend", "grad_of", "odd", "late")], a_class()
    )
    assert (hard.earned, hard.passed, hard.tried, hard.cause) == (50, 5, 10, "too far (10)")
    assert (easy.earned, easy.discrimination) == (100, "")
    assert (late.waiting, late.earned, late.seconds) == (10, 0, 0.5)
    assert float(odd.discrimination) < 0


def test_the_hardest_task_comes_first():
    page = class_page("PyTorch", a_class(), {})
    assert page.index("s04_autograd.late</th>") < page.index("s04_autograd.descend</th>")
    assert page.index("s04_autograd.descend</th>") < page.index("s04_autograd.grad_of</th>")


def test_the_slowest_tasks_and_those_that_tell_little_apart_are_named():
    page = class_page("PyTorch", a_class(), {})
    assert re.search(r"<p>Slowest: s04_autograd\.\w+ \(0\.5 s\), ", page)
    (flat,) = re.findall(r"Hardly tell students apart: ([^<]*)", page)
    assert "s04_autograd.odd" in flat
    assert "s04_autograd.grad_of" not in flat


def test_tasks_stand_section_by_section_whoever_comes_first():
    early, late = task("descend", Verdict.PASSED, 2.0), task("descend", Verdict.PASSED, 2.0)
    early.id = "s02_setup.pick"
    page = class_page("PyTorch", {"Ann": result(late), "Ben": result(early)}, {})
    heat = page.partition("Students and tasks")[2]
    assert heat.index("s02_setup.pick") < heat.index("s04_autograd.descend")


def test_an_item_is_correlated_with_the_rest():
    assert discrimination([0, 0, 1, 1, 1], [1, 2, 3, 4, 5]) == pytest.approx(0.866, abs=1e-3)
    assert discrimination([1, 1, 1, 1, 1], [1, 2, 3, 4, 5]) is None
    assert discrimination([0, 1], [1, 2]) is None


def test_a_class_without_a_single_result_has_a_page():
    page = class_page("", {}, {"eve": "an empty zip"})
    assert "an empty zip" in page
    assert "Slowest" not in page
