"""What checks of exports share: a model that has seen batches, how it must come back, and why programs do not run."""

from collections.abc import Mapping
from typing import Any

import torch

from grader.checking.expect import expect
from grader.checking.twins import drawn_two_mode
from grader.student.remote import Remote

__all__ = ["FIXED_AXIS", "LEFT", "PROGRAM_MISTAKES", "drawn_with_statistics", "untouched"]

LEFT = {"the model was left in another mode than it came in": lambda _: True}

FIXED_AXIS = "the first axis has a fixed size: show a whole batch, and say that this axis is dynamic"

# Only what the messages prove: a guard on another axis, or another number of inputs, has causes of its own.
PROGRAM_MISTAKES = {
    r"Guard failed: \w+\.size\(\)\[0\]": FIXED_AXIS,
    r"(?s)Constraints violated.*specialized it to be a constant": (
        "an axis that is named as dynamic has one size only: name the batch axis alone, and show torch.export "
        "a batch of 2 or more, for it takes sizes 0 and 1 for constants"
    ),
    r"pt2 cannot be loaded": "this is no file that torch.export.save writes",
}


def drawn_with_statistics() -> dict[str, torch.Tensor]:
    """Weights for `two_mode_twin`, with running statistics as if it had seen batches."""
    size = 5
    return drawn_two_mode() | {
        "1.running_mean": torch.randn(size),
        "1.running_var": torch.rand(size) + 0.5,
    }


def untouched(
    model: Remote, weights: Mapping[str, Any], *, training: bool, raised: Mapping[str, str] | None = None
) -> None:
    """The model came back in its mode, with its numbers."""
    expect(model.training, raised).equals(training, when=LEFT)
    expect(model.state_dict()).unchanged(weights, cause="parameters or buffers of the model were changed")
