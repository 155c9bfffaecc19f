"""Twins to train on both sides: equal weights give equal updates, and a mode shows in the numbers."""

import pytest
import torch

from grader.checking import twins
from grader.student.failures import Failure
from grader.student.session import Outcome


def step(model, optimizer, loss_function, inputs, targets):
    optimizer.zero_grad()
    loss_function(model(inputs), targets).backward()
    optimizer.step()


def test_linear_twins_take_the_same_step():
    weights, (inputs, targets) = twins.drawn_linear(), twins.drawn_batch(5)
    pair = [twins.linear_twin(torch, weights) for _ in range(2)]
    for model, optimizer in pair:
        step(model, optimizer, torch.nn.CrossEntropyLoss(), inputs, targets)
    assert torch.equal(pair[0][0].weight, pair[1][0].weight)
    assert not torch.equal(pair[0][0].weight, weights["weight"])


def test_a_twin_does_not_share_memory_with_the_weights_drawn():
    weights = twins.drawn_linear()
    before = weights["weight"].clone()
    model, _ = twins.linear_twin(torch, weights)
    with torch.no_grad():
        model.weight.add_(1)
    assert torch.equal(weights["weight"], before)


def test_in_training_mode_only_the_last_bias_of_the_two_mode_twin_learns():
    weights, (inputs, targets) = twins.drawn_two_mode(), twins.drawn_batch(5)
    moved = {}
    for training in (True, False):
        model, optimizer = twins.two_mode_twin(torch, weights)
        model.train(training)
        step(model, optimizer, torch.nn.CrossEntropyLoss(), inputs, targets)
        moved[training] = {
            name for name, value in model.state_dict().items() if not torch.equal(value, weights[name])
        }
    assert {name for name in moved[True] if "running" not in name and "tracked" not in name} == {"3.bias"}
    assert {"1.running_mean", "1.running_var", "1.num_batches_tracked"} <= moved[True]
    assert {"0.weight", "0.bias", "3.weight", "3.bias"} <= moved[False]
    assert not any("running" in name or "tracked" in name for name in moved[False])


@pytest.mark.parametrize(("learn", "moves"), [(True, True), (False, False)])
def test_batches_are_run_with_or_without_updates(learn, moves):
    weights = twins.drawn_linear()
    model, optimizer = twins.linear_twin(torch, weights)
    batches = [twins.drawn_batch(size) for size in (4, 1)]
    found = twins.run_batches(model, optimizer, torch.nn.CrossEntropyLoss(), batches, learn=learn)
    assert [size for _, size in found] == [4, 1]
    assert torch.equal(model.weight, weights["weight"]) is not moves


def test_gradients_add_up_where_they_are_not_cleared():
    weights, batches = twins.drawn_linear(), [twins.drawn_batch(3)] * 2
    weight = {}
    for clear in (True, False):
        model, optimizer = twins.linear_twin(torch, weights, momentum=0.0)
        twins.run_batches(model, optimizer, torch.nn.CrossEntropyLoss(), batches, clear=clear)
        weight[clear] = model.weight.detach()
    assert not torch.allclose(weight[True], weight[False])


def test_the_mean_over_samples_is_not_that_over_batches():
    found = [(1.0, 3), (5.0, 1)]
    assert twins.per_sample(found) == 2.0
    assert twins.per_batch(found) == 3.0


def test_a_rival_plays_the_mistake_here():
    played = []
    found = twins.rivals(lambda step, lib: played.append((step, lib)), {"cause": step})
    found["cause"]()
    assert played == [(step, torch)]


def test_what_came_back_is_told_apart():
    assert twins.is_tensor(torch.ones(1))
    assert not twins.is_tensor(1.0)
    assert twins.nothing_raised(Outcome(1, None))
    assert not twins.nothing_raised(Outcome(None, Failure("x")))
