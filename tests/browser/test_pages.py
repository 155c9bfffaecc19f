"""The pages of a class in a real browser: nothing runs, nothing is wider than a phone, nothing is fetched.

Everything on them can be read: by contrast, by a screen reader, on paper.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
sys.path.insert(0, str(Path(__file__).parents[1] / "report"))  # in importlib mode

from pages import a_class, evil, pictured

from grader.report.classroom import Alike, class_page
from grader.report.page import student_page

SIZES = {"desk": {"width": 1100, "height": 800}, "phone": {"width": 360, "height": 740}}
PAGES = {
    "student": lambda: student_page(a_class()["student 2"], "Zoë"),
    "pictures": lambda: student_page(pictured(), "Zoë"),
    "class": lambda: class_page(
        "PyTorch",
        a_class(),
        {"eve": "an empty zip"},
        [Alike("student 2", "student 7", 97, ("s04_autograd.descend",), 140)],
    ),
    "evil-student": lambda: student_page(evil(), "eve"),
    "evil-class": lambda: class_page("PyTorch", {"eve": evil()}, {}),
}
READABLE = 4.5  # https://www.w3.org/TR/WCAG22/#contrast-minimum

# The least contrast of any text with what lies behind it, and that text. Colours are read back from a canvas,
# which knows every notation; half-transparent layers are laid over one another from the page's own up.
CONTRAST = """() => {
  const context = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const bytes = colour => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, base) => base.map((low, n) => low + (top[n] - low) * top[3] / 255);
  const linear = byte => byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
  const light = rgb => 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
  const behind = element => {
    const base = element.parentElement ? behind(element.parentElement) : [255, 255, 255];
    return over(bytes(getComputedStyle(element).backgroundColor), base);
  };
  let worst = [99, ''];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
    if (!text || ['title', 'desc'].includes(element.localName)) continue;
    const ground = behind(element), style = getComputedStyle(element);
    const ink = over(bytes(element instanceof SVGElement ? style.fill : style.color), ground);
    const [low, high] = [light(ink), light(ground)].sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < worst[0]) worst = [contrast, text];
  }
  return worst;
}"""

# Headings that skip a level, pictures and scrolling regions without a name, cells of a table without a heading's scope.
UNREADABLE = """() => {
  const found = [];
  let level = 0;
  for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const own = Number(heading.localName[1]);
    if (own > level + 1) found.push(heading.localName + ' after h' + level);
    level = own;
  }
  if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
  for (const picture of document.querySelectorAll('img, svg, canvas')) {
    const named = picture.alt || picture.querySelector(':scope > title')?.textContent;
    if (!named || picture.getAttribute('role') !== 'img') found.push(picture.outerHTML.slice(0, 80));
  }
  for (const region of document.querySelectorAll('[tabindex]'))
    if (region.getAttribute('role') !== 'region' || !(region.ariaLabel || region.ariaLabelledByElements))
      found.push(region.outerHTML.slice(0, 80));
  for (const heading of document.querySelectorAll('th:not([scope])')) found.push(heading.outerHTML);
  if (!document.documentElement.lang) found.push('no language');
  return found;
}"""


@contextmanager
def opened(browser, folder, name, size="desk", scheme="light") -> Iterator:
    """A page from a file, where nothing complained and nothing was fetched."""
    path = folder / f"{name}.html"
    path.write_text(PAGES[name](), encoding="utf-8")
    context = browser.new_context(viewport=SIZES[size], color_scheme=scheme)
    page = context.new_page()
    complaints, fetched = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(path.as_uri())
    yield page
    assert complaints == []
    assert fetched == [path.as_uri()]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_without_harm(browser, screenshots, tmp_path, name, size, scheme):
    with opened(browser, tmp_path, name, size, scheme) as page:
        page.evaluate("document.querySelectorAll('details.hint').forEach(one => one.open = true)")
        page.screenshot(path=screenshots / f"report-{name}-{size}-{scheme}.png", full_page=True)
        assert page.title() != "run"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        width = page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth")
        assert width != "none"  # our style is in force
        contrast, text = page.evaluate(CONTRAST)
        assert contrast >= READABLE, text
        assert page.evaluate(UNREADABLE) == []


def test_the_policy_forbids_scripts_and_pictures_from_elsewhere(browser, tmp_path):
    path = tmp_path / "student.html"
    more = "<script>document.title='run'</script><img src='https://example.org/x.png'>"
    path.write_text(PAGES["student"]().replace("</main>", f"{more}</main>"), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    complaints, answered = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("response", lambda response: answered.append(response.url))
    page.goto(path.as_uri())
    assert page.title() != "run"
    assert answered == [path.as_uri()]
    assert sum("Content Security Policy" in told for told in complaints) == 2
    context.close()


def test_a_screen_reader_hears_what_is_drawn(browser, tmp_path):
    with opened(browser, tmp_path, "pictures") as page:
        for name in ("training loss, 20 values", "got: float32 tensor of shape (28, 28)"):
            page.get_by_role("img", name=name).wait_for()
        table = page.get_by_role(
            "table", name="confusion matrix: rows are what is true, columns what was said"
        )
        assert table.get_by_role("rowheader").count() == 10


def test_a_page_can_be_printed(browser, screenshots, tmp_path):
    with opened(browser, tmp_path, "pictures") as page:
        page.emulate_media(media="print")
        assert page.get_by_text("Look at the sign.").is_visible()  # what is folded is printed as well
        printed = page.pdf(path=screenshots / "report-pictures.pdf")
        assert printed.startswith(b"%PDF")
