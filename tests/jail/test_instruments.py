"""The recording stand-ins work like what they stand for, and note what they saw."""

import copy
import random

import numpy
import pytest
import torch

from grader.jail.instruments import (
    Pair,
    RecordingLoader,
    RecordingModule,
    RecordingOptimizer,
    ReplacingModule,
    counted,
    drawn,
    elsewhere,
    half_by_default,
)


def test_a_recording_module_notes_modes_and_shapes():
    module = RecordingModule(torch.nn.Linear(3, 2))
    module.eval()
    with torch.inference_mode():
        module(torch.ones(4, 3))
    module.train()
    module(torch.ones(5, 3))
    assert module.log == [
        {"training": False, "grad_enabled": False, "inference": True, "shape": (4, 3)},
        {"training": True, "grad_enabled": True, "inference": False, "shape": (5, 3)},
    ]


def test_a_recording_module_has_the_names_of_its_module():
    inner = torch.nn.Linear(3, 2)
    module = RecordingModule(inner)
    assert [name for name, _ in module.named_parameters()] == ["weight", "bias"]
    assert list(module.state_dict()) == ["weight", "bias"]
    module.load_state_dict({name: torch.ones_like(value) for name, value in inner.state_dict().items()})
    assert inner.weight.sum() == 6
    assert module.in_features == 3
    with pytest.raises(AttributeError):
        _ = module.out


def test_a_recording_optimizer_moves_parameters_and_notes_calls():
    weight = torch.nn.Parameter(torch.ones(1))
    optimizer = RecordingOptimizer(torch.optim.SGD([weight], lr=0.5))

    def closure():
        optimizer.zero_grad()
        loss = 2 * weight.sum()
        loss.backward()
        return loss

    assert optimizer.step(closure).item() == 2
    assert weight.item() == 0
    assert optimizer.log == ["step", "zero_grad"]
    assert optimizer.param_groups[0]["lr"] == 0.5
    assert copy.deepcopy(optimizer).log == optimizer.log


def test_a_recording_loader_can_be_read_again_unless_once():
    loader = RecordingLoader("ab")
    assert list(loader) == list(loader) == ["a", "b"]
    assert loader.log == [("iter",), ("batch", 0), ("batch", 1)] * 2
    assert len(loader) == 2


def test_a_stream_is_spent_after_one_pass_and_has_no_length():
    stream = RecordingLoader("ab", once=True)
    assert list(stream) == ["a", "b"]
    assert list(stream) == []
    with pytest.raises(TypeError, match=r"no len\(\)"):
        len(stream)


def test_counted_keeps_what_was_given_back():
    double = counted(lambda x: 2 * x)
    assert [double(1), double(x=3)] == [2, 6]
    assert double.calls == 2
    assert double.results == [2, 6]


def test_moving_a_replacing_module_puts_in_new_parameters_with_the_old_values():
    inner = torch.nn.Linear(3, 2)
    old = inner.weight
    module = ReplacingModule(inner).to("cpu")
    assert inner.weight is not old
    assert isinstance(inner.weight, torch.nn.Parameter)
    assert torch.equal(inner.weight, old)
    with torch.no_grad():
        old.zero_()
    assert inner.weight.any()
    assert torch.equal(module(torch.ones(1, 3)), inner(torch.ones(1, 3)))


def test_other_modules_keep_their_parameters_after_that():
    ReplacingModule(torch.nn.Linear(3, 2)).double()
    plain = torch.nn.Linear(3, 2)
    old = plain.weight
    assert plain.double().weight is old


def test_a_pair_is_a_named_tuple():
    assert Pair(1, 2)._replace(targets=3) == Pair(*[1, 3])
    assert Pair(1, 2)._fields == ("inputs", "targets")


def test_elsewhere_changes_the_default_device_for_the_call_alone():
    assert elsewhere(lambda: torch.arange(3), "meta")().device.type == "meta"
    with pytest.raises(ZeroDivisionError):
        elsewhere(lambda: 1 / 0, "meta")()
    assert torch.arange(3).device.type == "cpu"


def test_autocast_takes_half_by_default_for_the_call_alone():
    def product():
        with torch.autocast("cpu"):
            return (torch.ones(1, 1) @ torch.ones(1, 1)).dtype

    assert half_by_default(product)() is torch.float16
    assert product() is torch.bfloat16


def test_a_number_is_drawn_from_each_global_generator():
    for seed in (random.seed, numpy.random.seed, torch.manual_seed):
        seed(3)
    first = drawn()
    for position, seed in enumerate((random.seed, numpy.random.seed, torch.manual_seed)):
        seed(3)
        again = drawn()
        assert [n for n in range(3) if again[n] == first[n]] == [position]
