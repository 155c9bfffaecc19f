"""What is said of digits that a model misreads."""

import pytest
import torch

from grader.checking import reading
from grader.checking.data import public_digits
from grader.checking.expect import CheckFailed
from grader.checking.reading import expect_reading
from tests.kit import checking

COUNT = 50
NAMES = torch.tensor([3, 1, 4, 0, 5, 9, 2, 6, 8, 7])


@pytest.fixture(scope="module")
def digits():
    images, labels = public_digits("test")
    return images[:COUNT], labels[:COUNT]


def one_hot(classes):
    return torch.nn.functional.one_hot(classes, 10).float()


def told(logits, digits, wanted=0.9, **options):
    """The failure, or None."""
    with checking("def f(): pass") as (student, _):
        try:
            expect_reading(student.send(logits), digits, wanted, **options)
        except CheckFailed as failure:
            return failure
    return None


def misread(labels, count, as_class=0):
    wrong = labels.clone()
    wrong[(labels != as_class).nonzero()[:count, 0]] = as_class
    return wrong


def test_enough_digits_are_named_rightly(digits):
    assert told(one_hot(digits[1]), digits) is None
    assert told(one_hot(misread(digits[1], 5)), digits, 0.9) is None
    assert told(one_hot(misread(digits[1], 6)), digits, 0.9) is not None


def test_renumbered_classes_are_told_as_digits(digits):
    assert told(one_hot(NAMES[digits[1]]), digits, names=NAMES) is None
    failure = told(one_hot(NAMES[misread(digits[1], 10)]), digits, names=NAMES)
    assert "for 0 (" in failure.cause


def test_confusions_are_counted(digits):
    labels = digits[1]
    fours = int((labels == 4).sum())
    failure = told(one_hot(torch.where(labels == 4, 9, labels)), digits, 0.99)
    assert failure.cause.endswith(f"most often it takes 4 for 9 ({fours})")
    assert f"{1 - fours / COUNT:.1%} of the digits are named rightly" in failure.message
    assert failure.message.count("4 read as 9") == min(reading.SHOWN, fours)
    assert "█" in failure.message


@pytest.mark.parametrize(
    ("wrong", "cause"),
    {
        "too few classes": (lambda labels: one_hot(labels)[:, :9], reading.NO_LOGITS),
        "whole numbers": (lambda labels: one_hot(labels).long(), reading.NO_LOGITS),
        "no tensor": (lambda labels: labels.tolist(), reading.NO_LOGITS),
        "no numbers": (lambda labels: one_hot(labels).to("meta"), reading.NO_LOGITS),
        "NaN": (lambda labels: one_hot(labels) * torch.nan, reading.NOT_FINITE),
        "one class for all": (lambda labels: one_hot(torch.zeros_like(labels)), reading.NOTHING),
    }.items(),
    ids=lambda pair: pair if isinstance(pair, str) else "",
)
def test_causes(digits, wrong, cause):
    make, said = cause
    assert told(make(digits[1]), digits).cause == said, wrong


def test_known_digits_are_told_from_learned_ones(digits):
    assert told(one_hot(digits[1]), digits, names=NAMES).cause == reading.BY_HEART


def test_pictures_leave_the_margin_out():
    image = torch.zeros(28, 28)
    image[3:6, 4] = 1
    image[5, 4:7] = 1
    assert reading._picture(image, "here") == "here\n█\n▀▀▀"
    assert reading._picture(torch.zeros(28, 28), "blank") == "blank"
