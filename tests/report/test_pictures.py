"""What checks show, on a page and in plain text: the numbers, what differs, and words for all of it."""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest.importorskip("jinja2")
sys.path.insert(0, str(Path(__file__).parent))  # in importlib mode

from pages import BROKEN_CURVE, CONFUSION, CURVE, LARGE, SMALL, pictured, tensor

from grader.picture import Picture
from grader.report.drawing import drawing
from grader.report.feedback import feedback
from grader.report.fragment import task_html
from grader.report.page import student_page
from grader.report.sketch import sketch
from grader.results import CheckResult
from grader.verdict import Verdict


@pytest.fixture(scope="module")
def page():
    return student_page(pictured(), "Zoë")


def part_of(page, task):
    return re.search(rf"<h3>{task}:.*?</article>", page, re.DOTALL)[0]


def test_a_small_tensor_is_a_table_whose_entries_that_differ_are_marked(page):
    part = part_of(page, "descend")
    assert "<caption>got: float32 tensor of shape (2, 2)</caption>" in part
    assert '<td>1</td><td class="differs">≠ 2.5</td>' in part
    assert '<td class="differs">≠ nan</td><td>-4</td>' in part
    assert part.index("≠ 2.5") < part.index("expected: float32") < part.index("≠ 3")


def test_where_all_entries_differ_none_is_marked():
    both = tensor("got", [[1.0, 2.0]], [0, 1])
    assert drawing(both)["rows"] == [[("1", False), ("2", False)]]
    assert "*" not in sketch(both)


def test_a_large_tensor_is_shades_with_words(page):
    part = part_of(page, "grad_of")
    assert part.count('class="shades" role="img"') == 2
    assert (
        "from 0 (light) to 0.988 (dark); entries shown that differ: 1, the first in row 6, column 13" in part
    )
    assert 'class="outline" d="M13 6h1v1h-1z"' in part
    assert "#000000" in part


def test_shades_cover_every_entry_once():
    paths = drawing(LARGE[1])["paths"]
    runs = [run for _, path in paths for run in re.findall(r"M(\d+) (\d+)h(\d+)v1", path)]
    entries = [(int(y), x) for left, y, wide in runs for x in range(int(left), int(left) + int(wide))]
    assert sorted(entries) == [(y, x) for y in range(28) for x in range(28)]


def test_curves_and_matrices_of_passed_checks_are_shown(page):
    part = part_of(page, "fit")
    assert "<polyline" in part
    assert "training loss, 20 values: from 2.3 to 0.0331" in part
    assert "<li>2.3</li>" in part
    assert "rows are what is true, columns what was said" in part
    assert '<td class="right">90</td>' in part


def test_what_is_not_finite_breaks_a_curve_and_no_page(page):
    assert len(drawing(BROKEN_CURVE)["lines"]) == 2
    nothing = Picture(kind="curve", name="loss", values=[["nan", "inf"]], shape=[2])
    assert drawing(nothing)["lines"] == []
    assert drawing(nothing)["words"] == "nothing finite"
    assert drawing(tensor("got", [["nan"] * 20] * 20))["paths"] == [("odd", drawing_of_rows(20))]


def drawing_of_rows(side):
    return "".join(f"M0 {row}h{side}v1h-{side}z" for row in range(side))


def test_the_widest_floats_are_drawn():
    huge = Picture(kind="curve", name="loss", values=[[-1.7e308, 0.0, 1.7e308]], shape=[3])
    assert drawing(huge)["lines"] == ["0.0,90.0 140.0,45.0 280.0,0.0"]
    assert sketch(huge).split("  ")[1] == "▁▅█"


def test_every_svg_is_well_formed_and_has_a_name(page):
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(pictures) == 4
    for picture in pictures:
        assert ElementTree.fromstring(picture).find("title").text


def test_the_next_hint_is_folded_with_the_command_for_more(page):
    for name, text in (("descend", "Look at the sign."), ("late", "Begin with an example.")):
        part = part_of(page, name)
        assert f'<details class="hint"><summary>A hint</summary><p>{text}</p>' in part
        assert f"torchcourse hint s04_autograd.{name} --level 2" in part
        assert part.count(text) == 1
    assert "A hint" not in part_of(page, "fit")


def check(**texts):
    return CheckResult(id="s01_a.b::test_b", law="It doubles.", verdict=Verdict.FAILED, **texts)


def test_plain_text_shows_the_same_numbers():
    text = feedback(check(shown=SMALL, hint="Look."))
    assert "got: float32 tensor of shape (2, 2)\n" in text
    assert re.search(r"  1 +2\.5\*\n +nan\* +-4", text)
    assert "torchcourse hint s01_a.b --level 2" in text


def test_a_large_tensor_is_told_around_what_differs():
    text = sketch(tensor("got", [[100.0 * y + x for x in range(28)] for y in range(28)], [20 * 28 + 9]))
    assert "2009*" in text
    assert len(text.splitlines()) == 10
    assert text.endswith("(rows 16 to 23, columns 5 to 12 of 28×28)")


def test_a_curve_is_one_line():
    assert sketch(CURVE) == "training loss  █▇▅▅▄▃▃▂▂▂▂▂▁▁▁▁▁▁▁▁  2.3 → 0.0331"
    assert sketch(BROKEN_CURVE) == "validation loss  ▃▁?▆█?  2 → inf"


def test_a_confusion_matrix_is_a_table_of_text():
    lines = sketch(CONFUSION).splitlines()
    assert lines[1].split() == [str(n) for n in range(10)]
    assert lines[2].split()[:2] == ["0", "90"]


def test_a_fragment_holds_the_plain_text():
    result = pictured()
    assert "2.5*" in task_html(result.tasks[0], result)
