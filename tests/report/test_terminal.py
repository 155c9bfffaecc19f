"""Feedback and table as a student reads them."""

import io

from grader.picture import Picture
from grader.report.feedback import feedback
from grader.report.terminal import print_feedback, print_table
from grader.results import CheckResult, Result, SectionResult, TaskResult
from grader.student.render import clean, show
from grader.verdict import Verdict


def check(verdict=Verdict.FAILED, **texts):
    return CheckResult(id="s01_a.b::test_b", law="It doubles.", verdict=verdict, **texts)


def result(*checks, examples_only=False, **more):
    task = TaskResult(
        id="s01_a.b",
        title="A",
        verdict=checks[0].verdict,
        points=0,
        max_points=2,
        checks=list(checks),
        **more,
    )
    return Result(
        course="C",
        submission="s",
        score=0,
        max_score=2,
        partial=True,
        examples_only=examples_only,
        isolation="rung 2: Landlock [seccomp]",
        seed=1,
        torch_version="2.9",
        grader_version="0",
        sections=[SectionResult(id="s01_a", title="A", points=0, max_points=2)],
        tasks=[task],
    )


def printed(printer, *checks, colour=False, **more):
    file = io.StringIO()
    printer(result(*checks, **more), file, colour=colour, width=100)
    return file.getvalue()


def test_feedback_says_what_why_and_where_and_leaves_out_what_it_does_not_know():
    text = feedback(check(called="f(2)", got="5", cause="it adds", lines=["line 3, in f: return x + 3"]))
    for part in ("It doubles.", "f(2)", "5", "it adds", "line 3"):
        assert part in text
    assert "Expected" not in text
    assert "Hint" not in text


def test_a_cause_that_only_repeats_the_message_is_not_said_twice():
    assert feedback(check(message="wrong", cause="wrong")).count("wrong") == 1


def test_long_output_is_cut():
    text = feedback(check(output="\n".join(f"row {n}" for n in range(50))))
    assert "row 4" in text
    assert "row 5" not in text
    assert "45 more lines" in text


def test_three_checks_are_told_at_length_and_the_rest_by_their_law():
    text = printed(print_feedback, *[check(got=str(n)) for n in range(5)])
    assert text.count("Got:") == 3
    assert text.count("Also: It doubles.") == 2


def test_square_brackets_in_texts_are_no_markup():
    assert "[red]x[/red]" in printed(print_feedback, check(got="[red]x[/red]"))
    assert "[seccomp]" in printed(print_table, check())


def test_colour_only_where_it_is_asked_for():
    assert "\x1b[" not in printed(print_table, check())
    assert "\x1b[" in printed(print_table, check(), colour=True)


def test_tips_and_what_to_mend_first_are_shown():
    assert "Tip for s01_a.b: slow" in printed(print_feedback, check(), tips=["slow"])
    assert "mend c first" in printed(print_table, check(), mend_first=["s01_a.c"])


def test_a_passed_check_shows_its_curve_in_one_line():
    curve = Picture(kind="curve", name="loss", values=[[3.0, 2.0, 1.0]], shape=[3])
    text = printed(print_feedback, check(Verdict.PASSED, shown=[curve]))
    assert text == "s01_a.b: loss  █▅▁  3 → 1\n"
    assert "█▅▁" in printed(print_feedback, check(shown=[curve]))


def test_examples_alone_are_no_score():
    text = printed(print_table, check(Verdict.PASSED), examples_only=True)
    assert "worth" in text
    assert "Examples: 1 of 1 tasks come out as shown." in text
    assert "Examples earn no points" in text
    assert "Score" not in text
    assert "0/2" not in text


def test_no_terminal_obeys_a_students_text():
    assert "\x1b" not in clean("\x1b[2J\x07\r\x9b31m")
    assert clean("é\n漢") == "é\n漢"
    assert len(clean("x" * 10_000)) < 2_100
    assert "\x1b" not in show(["\x1b[2J", {"\x1b": 1}])


def test_large_values_are_told_in_a_few_words():
    import torch

    assert show(torch.zeros(100, 3)) == "float32 tensor of shape (100, 3)"
    assert len(show([list(range(1000))] * 1000)) < 500
    assert len(show(10**4000)) < 300


def test_skipped_checks_are_told_once_for_each_reason_with_the_tasks_they_concern():
    cuda = check(Verdict.SKIPPED, message="there is no cuda device here")
    mps = check(Verdict.SKIPPED, message="there is no mps device here")
    text = printed(print_table, check(Verdict.PASSED), cuda, cuda, mps)
    assert text.count("Skipped checks of s01_a.b: there is no cuda device here.") == 1
    assert text.count("Skipped checks of s01_a.b: there is no mps device here.") == 1
    assert "Skipped" not in printed(print_table, check(Verdict.PASSED))
