"""Digits that a model reads, and those that it misreads: told in words and shown as pictures."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import torch

from grader.checking.compare import Difference
from grader.checking.expect import Expectation
from grader.checking.showing import show_confusion
from grader.student.remote import Remote

__all__ = ["expect_reading"]

Digits = tuple[torch.Tensor, torch.Tensor]

NO_LOGITS = "the model gives no logits of shape (B, 10)"
NOT_FINITE = "the logits are not finite: did the loss explode?"
NOTHING = "the model has learned next to nothing from these labels: does the loss fall?"
BY_HEART = "the digits are named by their usual numbers: learn from the labels that are given"

SHOWN = 3
INK = 0.5


def expect_reading(
    logits: Remote,
    digits: Digits,
    wanted: float,
    *,
    names: torch.Tensor | None = None,
    raised: Mapping[str, str] | None = None,
) -> None:
    """Expect logits N×10 whose greatest is the right one for at least the share `wanted` of the `digits`.

    Where the check has renumbered the classes, digit `d` is class `names[d]`; the feedback speaks of digits.
    """
    classes = torch.arange(10) if names is None else names
    _Reading(logits, raised or {}).reaches(digits, classes, wanted)


class _Reading(Expectation):
    def reaches(self, digits: Digits, classes: torch.Tensor, wanted: float) -> None:
        """Images and digits as they are, the class of each digit, the share to be named rightly."""

        def judge(got: Any) -> Difference | None:
            return _judged(got, digits, classes, wanted)

        self._judge(judge, f"logits that name at least {wanted:.1%} of the digits rightly", None)


def _judged(got: Any, digits: Digits, classes: torch.Tensor, wanted: float) -> Difference | None:
    images, truth = digits
    if not _are_logits(got, len(truth)):
        return Difference(f"logits of shape ({len(truth)}, 10) are wanted", NO_LOGITS)
    if not bool(got.isfinite().all()):
        return Difference("some logits are NaN or infinite", NOT_FINITE)
    read = classes.argsort()[got.argmax(1)]  # back from classes to digits
    show_confusion(read, truth)
    right = (read == truth).double().mean().item()
    if right >= wanted:
        return None
    told = f"{right:.1%} of the digits are named rightly; {wanted:.1%} are wanted"
    pictures = _pictures(images, truth, read)
    by_heart = (got.argmax(1) == truth).double().mean().item()
    if by_heart > max(right, INK):
        return Difference(told, BY_HEART)
    if right < 0.4:
        return Difference(told, NOTHING)
    return Difference(f"{told}\n{pictures}", f"the accuracy is too low: {told}; {_confusions(truth, read)}")


def _are_logits(got: Any, count: int) -> bool:
    return (
        isinstance(got, torch.Tensor)
        and got.shape == (count, 10)
        and got.is_floating_point()
        and got.device.type == "cpu"
    )


def _confusions(truth: torch.Tensor, read: torch.Tensor) -> str:
    """The largest entries beside the diagonal of the confusion matrix, in words."""
    wrong = Counter(
        (true, seen) for true, seen in zip(truth.tolist(), read.tolist(), strict=True) if true != seen
    )
    told = [f"{true} for {seen} ({times})" for (true, seen), times in wrong.most_common(SHOWN)]
    return "most often it takes " + ", ".join(told)


def _pictures(images: torch.Tensor, truth: torch.Tensor, read: torch.Tensor) -> str:
    """Some misread digits side by side, with their numbers."""
    wrong = (read != truth).nonzero().flatten()[:SHOWN].tolist()
    return "\n\n".join(_picture(images[n, 0], f"number {n}: {truth[n]} read as {read[n]}") for n in wrong)


def _picture(image: torch.Tensor, title: str) -> str:
    """A digit in half blocks: two rows of pixels to a line, without the empty margin."""
    ink = image > INK
    rows, columns = (ink.any(axis).nonzero().flatten() for axis in (1, 0))
    if not len(rows):
        return title
    ink = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    ink = torch.nn.functional.pad(ink, (0, 0, 0, len(ink) % 2))
    lines = ("".join(map(_block, upper, lower)) for upper, lower in ink.reshape(-1, 2, ink.shape[1]).tolist())
    return "\n".join([title, *(line.rstrip() for line in lines)])


def _block(upper: bool, lower: bool) -> str:  # noqa: FBT001 — two pixels, one above the other
    return " ▄▀█"[2 * upper + lower]
