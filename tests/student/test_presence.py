"""Whether a real device can be used is this side's own knowledge."""

from types import SimpleNamespace

import pytest
import torch

from grader import wire
from grader.student import presence
from grader.student.inprocess import InProcessTransport
from grader.student.keeper import JailTransport


@pytest.fixture
def machine(monkeypatch):
    """Sets what this machine has."""

    def has(*devices):
        monkeypatch.setattr(presence, "_ASKED", {d: lambda d=d: d in devices for d in ("cuda", "mps", "xpu")})

    presence._here.cache_clear()
    yield has
    presence._here.cache_clear()


OPEN, SHUT = (SimpleNamespace(reaches=lambda device, answer=answer: answer) for answer in (True, False))


def test_a_device_that_is_here_and_within_reach_is_no_reason(machine):
    machine("cuda")
    assert presence.absence("cuda", OPEN) == ""


@pytest.mark.parametrize("device", ["cuda", "mps", "xpu"])
def test_a_device_that_is_not_here_is_the_reason(machine, device):
    machine()
    assert presence.absence(device, OPEN) == f"it needs a {device} device, and there is none here"


def test_a_device_that_the_jail_shuts_out_is_another_reason(machine):
    machine("cuda")
    assert presence.absence("cuda", SHUT).endswith(
        "there is one here, but the jail keeps submissions from it"
    )


def test_a_simulated_device_is_none(monkeypatch):
    presence._here.cache_clear()
    here = presence._here("cuda")
    presence._here.cache_clear()
    monkeypatch.setattr(torch.cuda, "is_available", lambda: not here)
    assert presence._here("cuda") is here


def test_which_transports_reach_which_devices():
    assert InProcessTransport(wire.Caps()).reaches("mps")
    for cuda, rung, device, reached in (
        (False, 2, "cuda", False),
        (True, 2, "cuda", True),
        (True, 2, "mps", False),
        (True, 4, "cuda", False),
    ):
        keeper = SimpleNamespace(_cuda=cuda, rung=rung)
        assert JailTransport.reaches(keeper, device) is reached
