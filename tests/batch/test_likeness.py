"""Which hand-ins are told to be alike: copies are, in whatever disguise; what everybody would write is not."""

import re
import time
from pathlib import Path

import pytest

pytest.importorskip("rapidfuzz")

from grader.batch.likeness import LONGEST, Given, pieces, similar
from grader.course import load_course
from grader.whole import Whole, solutions_folder

ROOT = Path(__file__).parents[2]
SECTION = "s06_training"
COURSE = load_course(ROOT / "course.yaml")
WHOLE = Whole(COURSE)
GIVEN = Given(
    {section.id: [task.name for task in section.tasks] for section in COURSE.sections},
    WHOLE.stubs,
    {name: (solutions_folder(ROOT) / f"{name}.py").read_text(encoding="utf-8") for name in WHOLE.sections},
)
LONG = """
def fit(model, optimizer, loss_function, training, validation, epochs):
    '''Fit it.'''
    history = {"training": [], "validation": []}
    for turn in range(epochs):  # every epoch
        model.train()
        seen, summed = 0, 0.0
        for pictures, truth in training:
            optimizer.zero_grad()
            answer = model(pictures)
            loss = loss_function(answer, truth)
            loss.backward()
            optimizer.step()
            summed += float(loss) * pictures.shape[0]
            seen += pictures.shape[0]
        history["training"].append(summed / seen)
        model.eval()
        seen, summed = 0, 0.0
        with torch.inference_mode():
            for pictures, truth in validation:
                answer = model(pictures)
                summed += float(loss_function(answer, truth)) * pictures.shape[0]
                seen += pictures.shape[0]
        history["validation"].append(summed / seen)
    return history
"""


def told(**texts):
    return similar({student: {SECTION: text} for student, text in texts.items()}, GIVEN)


def disguised(text):
    for old, new in {"pictures": "xb", "truth": "yb", "answer": "out", "seen": "n", "summed": "acc"}.items():
        text = re.sub(rf"\b{old}\b", new, text)
    text = text.replace("'''Fit it.'''", '"""All my own work."""').replace("# every epoch", "# hello")
    return text.replace("        model.eval()\n", "        # now look\n\n        model.eval()\n")


def wheats():
    """Right answers by many hands, each a hand-in of its own."""
    for path in sorted((ROOT / "tests" / "wheats").glob("s*/*/*.py")):
        yield f"{path.parent.name}/{path.stem}", {path.parents[1].name: path.read_text(encoding="utf-8")}


def test_a_copy_is_found_with_other_names_comments_and_prompt():
    (pair,) = told(ann=LONG, ben=disguised(LONG))
    assert (pair.first, pair.second, pair.tasks) == ("ann", "ben", (f"{SECTION}.fit",))
    assert pair.percent == 100
    assert pair.words > 100


def test_answers_by_many_hands_are_not_alike():
    handed = dict(wheats())
    assert len(handed) > 400
    assert similar(handed, GIVEN) == []


def test_a_copy_among_many_hands_is_found():
    handed = dict(wheats()) | {"ann": {SECTION: LONG}, "ben": {SECTION: disguised(LONG)}}
    assert [(pair.first, pair.second) for pair in similar(handed, GIVEN)] == [("ann", "ben")]


def test_what_everybody_wrote_tells_nothing():
    assert told(**{f"s{number}": LONG for number in range(4)}) == []
    assert len(told(**{f"s{number}": LONG for number in range(3)})) == 3


@pytest.mark.parametrize("texts", [GIVEN.stubs, GIVEN.solutions], ids=["stubs", "solutions"])
def test_stubs_and_the_lessons_solutions_tell_nothing(texts):
    assert similar({"ann": texts, "ben": texts}, GIVEN) == []


def test_what_is_short_tells_nothing():
    short = "def train_step(model, x):\n    return float(model(x).square().mean() * 17.5)\n"
    assert told(ann=short, ben=short) == []
    many = "\n".join(short.replace("train_step", task) for task in GIVEN.tasks[SECTION])
    assert told(ann=many, ben=many) == []


def test_a_text_is_looked_at_up_to_a_size():
    late = "#" * LONGEST + "\n" + LONG
    assert told(ann=late, ben=late) == []


def test_only_the_code_of_tasks_counts():
    helper = LONG.replace("def fit", "def my_helper")
    assert told(ann=helper, ben=helper) == []


def test_of_a_task_written_twice_the_last_counts():
    words = pieces(
        "def f():\n    return 1\n\n\ndef f(\n    x,\n):\n    return x.y\nz = 3\n", ["f"], {"def", "return"}
    )
    assert words == {"f": ["(", "name", ",", ")", ":", "return", "name", ".", "y"]}


@pytest.mark.parametrize(
    "unit", ['"\\', "'", '"""', "'''", '"', "#", "def f(", "\\\n", "(", "\x00", "é", "a.", '"\\"', " "]
)
def test_no_text_takes_long(unit):
    text = "def fit():\n  " + unit * (2 * LONGEST // len(unit))
    began = time.perf_counter()
    pieces(text, ["fit"], set())
    assert time.perf_counter() - began < 3
