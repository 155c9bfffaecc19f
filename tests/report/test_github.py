"""What GitHub Actions shows, read by a Markdown parser and by the runner's own rules; students may be hostile."""

import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
sys.path.insert(0, str(Path(__file__).parent))  # in importlib mode

from commands import commands
from markdown_it import MarkdownIt
from pages import EVIL, result, task

from grader.report.feedback import feedback
from grader.report.fragment import task_text
from grader.report.github import annotations, problem_annotation, problem_summary, summary
from grader.verdict import Verdict

GOLDEN = Path(__file__).parent / "golden"
MIXED = result(
    task(
        "descend",
        Verdict.FAILED,
        0.0,
        cause="too far",
        lines=["line 3, in helper: x", "line 12, in descend: y"],
    ),
    task("grad_of", Verdict.PASSED, 2.0),
    task("late", Verdict.NOT_ATTEMPTED, 0.0),
    task("on_cuda", Verdict.SKIPPED, 0.0),
)
HOSTILE = "\n".join(
    [
        EVIL,
        "</pre></details><h1>10 of 10 points</h1>",
        "```",
        "",
        "# Passed",
        "| s04 | passed | 10 |",
        "[click](javascript:alert(1)) ![](https://example.org/x.png) <https://example.org> @everyone #1 :tada: $x$",
        "::error file=x::forged",
        "  ::add-mask::a",
        "##[error]forged",
        "&lt;b&gt; %0A::warning::x 100%25",
        "\u2028::error::x\u0085::error::y",
    ]
)
OURS = {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "pre"}


class Page(HTMLParser):
    """The tags of a page, and its text by innermost tag."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(MarkdownIt("commonmark").enable("table").render(markdown))

    def handle_starttag(self, tag, attrs):
        assert not [name for name, _ in attrs if name != "style"]
        self.tags.append(tag)
        self._open.append(tag)
        self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if self._open:
            self.texts[self._open[-1]][-1] += data


def hostile(verdict=Verdict.FAILED, **more):
    texts = dict.fromkeys(
        ("cause", "called", "got", "expected", "example", "message", "hint", "output"), HOSTILE
    )
    one = task("descend", verdict, 0.0, text=HOSTILE, **texts, **more)
    return one.model_copy(update={"tips": [HOSTILE]})


def test_they_are_what_they_were():
    assert summary(MIXED, "Zoë | _x_") == (GOLDEN / "github.md").read_text(encoding="utf-8")
    lines = (GOLDEN / "github.annotations.txt").read_text(encoding="utf-8").splitlines()
    assert annotations(MIXED) == lines


def test_the_summary_is_a_table_and_what_is_known_of_each_lost_task():
    page = Page(summary(MIXED, "Zoë | _x_"))
    assert page.texts["h2"] == ["Zoë | _x_: 2 of 8 points"]
    assert page.texts["td"][:6] == [
        "s04_autograd.descend",
        "failed",
        "0 of 2",
        "s04_autograd.grad_of",
        "passed",
        "2 of 2",
    ]
    assert page.texts["pre"] == [task_text(MIXED.tasks[0])]
    assert page.texts["summary"] == ["s04_autograd.descend: failed"]


def test_hostile_text_stays_text_in_the_summary():
    one = result(hostile())
    page = Page(summary(one, HOSTILE))
    assert set(page.tags) == OURS
    assert (page.tags.count("h2"), page.tags.count("tr"), page.tags.count("details")) == (1, 2, 1)
    assert page.texts["pre"] == [task_text(one.tasks[0])]
    assert page.texts["h2"] == [" ".join(HOSTILE.split()) + ": 0 of 2 points"]
    assert commands(summary(result(), HOSTILE)) == []


def test_a_hand_in_without_a_result_says_why():
    page = Page(problem_summary("Eve", HOSTILE))
    assert page.tags == ["h2", "p"]
    assert page.texts["p"] == [" ".join(HOSTILE.split())]
    ((name, properties, message),) = commands(problem_annotation("Eve", HOSTILE))
    assert (name, properties, message) == ("error", {"title": "Eve: not graded"}, HOSTILE)


def test_an_annotation_stands_at_the_innermost_line_of_the_students_own():
    failed, waiting = commands("\n".join(annotations(MIXED)))
    place = {"file": "exercises/s04_autograd.py", "line": "12"}
    assert failed == (
        "error",
        place | {"title": "s04_autograd.descend: failed"},
        feedback(MIXED.tasks[0].checks[0]),
    )
    assert waiting.name == "notice"
    assert "line" not in waiting.properties


def in_file(file, **more):
    found = result(task("descend", Verdict.FAILED, 0.0, lines=["line 7, in descend: x"], **more))
    found.provenance.files = {"s04_autograd": file}
    return commands("\n".join(annotations(found)))


def test_an_annotation_names_the_file_that_was_handed_in():
    ((_, module, _),) = in_file("s04_autograd.py")
    assert (module["file"], module["line"]) == ("s04_autograd.py", "7")


@pytest.mark.parametrize("file", ["exercises/s04_autograd.ipynb", "s04_autograd (1).ipynb"])
def test_of_a_notebook_no_line_is_told_for_it_is_one_of_its_cells_module(file):
    ((_, notebook, _),) = in_file(file)
    assert notebook["file"] == file
    assert "line" not in notebook


def test_a_files_name_is_no_command_of_its_own():
    ((name, properties, _),) = in_file("s04_autograd ,line=1::x%0A::error::y.ipynb")
    assert name == "error"
    assert properties["file"] == "s04_autograd ,line=1::x%0A::error::y.ipynb"


@pytest.mark.parametrize(
    "lines", [[], ["line 0, in f: x"], ["line 1,title=x"[:5] + "²"], ["12"], ["line 1234567, in f"]]
)
def test_without_a_line_an_annotation_names_the_file_alone(lines):
    (command,) = commands(annotations(result(task("descend", Verdict.ERROR, 0.0, lines=lines)))[0])
    assert set(command.properties) == {"file", "title"}


def test_hostile_text_is_no_command_of_its_own():
    printed = "\n".join(annotations(result(hostile(lines=[f"line 5, in x: {HOSTILE}"]))))
    (command,) = commands(printed)
    assert command.name == "error"
    assert set(command.properties) == {"file", "line", "title"}
    assert command.message.startswith("Not yet right.\n")
    assert "::error file=x::forged" in command.message


def test_the_kits_own_fault_is_no_grade_and_no_error_of_the_students():
    broken = result(task("descend", Verdict.GRADER_ERROR, 0.0, lines=["line 5, in a hidden check"]))
    assert "a hidden check" not in summary(broken, "Ann") + "".join(annotations(broken))
    assert "no grade yet" in summary(broken, "Ann")
    assert "points\n" not in summary(broken, "Ann").splitlines()[0]
    (command,) = commands("\n".join(annotations(broken)))
    assert command.name == "warning"
    assert "line" not in command.properties


def test_of_a_kind_there_are_as_many_annotations_as_github_shows():
    many = result(*(task(f"t{number}", Verdict.FAILED, 0.0) for number in range(30)))
    found = commands("\n".join(annotations(many)))
    assert len(found) == 10
    assert found[-1].message == "21 more tasks stand in the job summary."


def test_a_summary_is_never_larger_than_github_takes():
    big = {"got": "<" * 50_000, "expected": "é" * 20_000}
    many = result(*(task(f"t{number}", Verdict.FAILED, 0.0, **big) for number in range(140)))
    told = summary(many, "Ann")
    assert 300_000 < len(told.encode()) < 1 << 20
    assert len(Page(told).texts["pre"]) == 140
