"""Batches that a model gets right or wrong as planned."""

import torch

from grader.checking.labelled import MARGIN, labelled_batches
from grader.checking.twins import drawn_linear, drawn_two_mode, linear_twin, two_mode_twin

PLAN = [(7, 2), (3, 0), (1, 1)]


def test_a_model_gets_as_many_wrong_as_planned():
    for drawn, twin in ((drawn_linear, linear_twin), (drawn_two_mode, two_mode_twin)):
        torch.manual_seed(0)
        model, _ = twin(torch, drawn())
        batches = labelled_batches(model, PLAN)
        found = [(len(y), (model(x).argmax(dim=1) != y).sum().item()) for x, y in batches]
        assert found == PLAN


def test_no_sample_is_near_a_tie():
    torch.manual_seed(0)
    model, _ = linear_twin(torch, drawn_linear())
    for inputs, _ in labelled_batches(model, PLAN):
        best = model(inputs).topk(2).values
        assert (best[:, 0] - best[:, 1]).min() > MARGIN / 2


def test_neighbours_are_of_different_classes():
    torch.manual_seed(0)
    model, _ = two_mode_twin(torch, drawn_two_mode())
    inputs, _ = labelled_batches(model, [(9, 0)])[0]
    predicted = model(inputs).argmax(dim=1)
    assert (predicted[1:] != predicted[:-1]).all()
