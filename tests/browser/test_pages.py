"""The pages of a class in a real browser: nothing runs, nothing is wider than a phone, nothing is fetched."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
sys.path.insert(0, str(Path(__file__).parents[1] / "report"))  # in importlib mode

from pages import a_class, evil

from grader.report.classroom import class_page
from grader.report.page import student_page

SIZES = {"desk": {"width": 1100, "height": 800}, "phone": {"width": 360, "height": 740}}
PAGES = {
    "student": lambda: student_page(a_class()["student 2"], "Zoë"),
    "class": lambda: class_page("PyTorch", a_class(), {"eve": "an empty zip"}),
    "evil-student": lambda: student_page(evil(), "eve"),
    "evil-class": lambda: class_page("PyTorch", {"eve": evil()}, {}),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_without_harm(browser, screenshots, tmp_path, name, size):
    path = tmp_path / f"{name}.html"
    path.write_text(PAGES[name](), encoding="utf-8")
    scheme = "dark" if size == "phone" else "light"
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme)
    page = context.new_page()
    complaints, fetched = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(path.as_uri())
    page.screenshot(path=screenshots / f"report-{name}-{size}.png", full_page=True)
    assert page.title() != "run"
    assert complaints == []
    assert fetched == [path.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (
        page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    )  # our style is in force
    context.close()
