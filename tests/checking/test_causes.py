"""The complaints that are explained are PyTorch's own, word for word, as the installed one makes them."""

import pytest
import torch

from grader.checking.causes import known_cause

LEAF = torch.ones(2, requires_grad=True)


def in_place_on_leaf():
    LEAF.add_(1)


def backward_twice():
    loss = (LEAF * LEAF).sum()
    loss.backward()
    loss.backward()


def saved_tensor_changed():
    product = LEAF.exp()
    product.add_(1)
    product.sum().backward()


def inference_in_training():
    with torch.inference_mode():
        x = torch.ones(2)
    (LEAF * x).sum().backward()


def refit_inference():
    with torch.inference_mode():
        x = torch.ones(2)
    x.add_(1)


COMPLAINTS = {
    in_place_on_leaf: "under torch.no_grad()",
    backward_twice: "backward ran twice",
    (lambda: (LEAF * 2).backward()): "backward needs a scalar",
    (lambda: torch.ones(2).sum().backward()): "the graph is broken",
    saved_tensor_changed: "changed in place between forward and backward",
    inference_in_training: "inference_mode",
    refit_inference: "inference_mode",
    (lambda: torch.ones(2, dtype=torch.long).requires_grad_()): "integers cannot require gradients",
    (lambda: LEAF.numpy()): "detach()",
    (lambda: bool(torch.ones(2) > 0)): "if, and, or, not",
    (lambda: torch.ones(2, 3) @ torch.ones(2, 3)): "the shapes do not fit",
    (lambda: torch.ones(2) + torch.ones(3)): "do not broadcast",
    (lambda: torch.ones(2, dtype=torch.long).mean()): "floating numbers",
    (lambda: torch.ones(2, 3).t().view(6)): "reshape()",
    (lambda: torch.ones(2, dtype=torch.long).add_(0.5)): "cannot change the tensor's dtype",
    (lambda: torch.ones(2, 2) @ torch.ones(2, 2, dtype=torch.float64)): "different dtypes",
    (lambda: torch.ones(2).sum(3)): "fewer dimensions",
    (lambda: torch.ones(2)[0, 0]): "fewer dimensions",
}


@pytest.mark.parametrize(("act", "cause"), COMPLAINTS.items(), ids=list(COMPLAINTS.values()))
def test_the_complaint_is_explained(act, cause):
    with pytest.raises((RuntimeError, IndexError)) as caught:
        act()
    assert cause in known_cause(type(caught.value).__name__, str(caught.value))


def test_an_unknown_complaint_is_left_alone():
    assert known_cause("ValueError", "no such thing") == ""
