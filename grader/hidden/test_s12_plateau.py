"""Hidden checks of section 12: `plateau`, judged by the whole trace of its rates.

Plain SGD moves a parameter whose gradient is 1 by just its rate.
"""

import math

import torch
from hypothesis import strategies as st

from grader.author import cases, expect, given, rivals, task

NEAR = {"rtol": 1e-5, "atol": 1e-7}
RATES = (0.5, 0.08)
RAISED = {
    r"'NoneType' object has no attribute 'step'": "nothing was returned: is a return missing?",
    r"step\(\) takes": "step takes the measure: step(measure)",
    r"has no attribute 'step'": "an object with a method step(measure) is wanted",
    r"mode .* is unknown|can only concatenate|Factor should be|unsupported operand|not supported between": (
        "the arguments are mixed up: pass them by name"
    ),
}


def moves(make, lib, measures):
    """How far each of two parameters, in groups with rates of their own, moves in each epoch and after the last."""
    first, second = (lib.zeros(1, dtype=lib.float64, requires_grad=True) for _ in RATES)
    optimizer = lib.optim.SGD([first], lr=0.7)
    optimizer.param_groups[0]["lr"] = RATES[0]  # not what optimizer.defaults says
    optimizer.add_param_group({"params": [second], "lr": RATES[1]})
    scheduler = make(optimizer)
    first.grad, second.grad = lib.ones(1, dtype=lib.float64), lib.ones(1, dtype=lib.float64)
    rates = lib.zeros(len(measures) + 1, len(RATES), dtype=lib.float64)
    for number, measure in enumerate([*measures, None]):
        before = lib.cat([first, second]).detach()
        optimizer.step()
        rates[number] = before - lib.cat([first, second]).detach()
        if measure is not None:
            scheduler.step(measure)
    return rates.round(decimals=9).tolist()


class Waiting:
    """A plateau written by hand, with a knob for each mistake."""

    def __init__(self, optimizer, factor, patience, mode="min", **knobs):
        self.groups = optimizer.param_groups[: knobs.get("groups")]
        self.factor, self.patience, self.mode = factor, patience, mode
        self.knobs = knobs
        self.best, self.waited, self.fallen = None, 0, False

    def better(self, measure):
        """Is this measure an improvement?"""
        if self.best is None or math.isnan(self.best):
            return bool(self.knobs.get("nan")) or not math.isnan(measure)
        if math.isnan(measure) or measure == self.best:
            return bool(self.knobs.get("nan" if math.isnan(measure) else "ties"))
        lower = (self.knobs.get("mode", self.mode) == "min") != bool(self.knobs.get("inverted"))
        return (measure < self.best) == lower

    def step(self, measure):
        """Look at the measure of an epoch."""
        if self.knobs.get("skips") and math.isnan(measure):
            return
        if self.better(measure):
            self.best = measure
            self.waited *= bool(self.knobs.get("in_all"))
        else:
            self.waited += 1
        if self.knobs.get("previous") and measure == measure:
            self.best = measure
        if self.waited > self.patience + self.knobs.get("shift", 0):
            self.fall()

    def fall(self):
        """Lower the rates."""
        if self.fallen and self.knobs.get("once"):
            return
        self.fallen = True
        if not self.knobs.get("stays"):
            self.waited = 0
        if self.knobs.get("forgets"):
            self.best = None
        for group in self.groups:
            group["lr"] *= self.knobs.get("fixed", self.factor)


def waiting(**knobs):
    return lambda *rest, **more: Waiting(*rest, **more, **knobs)


class Still:
    """Changes nothing."""

    def __init__(self, *_, **__):
        pass

    def step(self, measure):
        """Do nothing."""


MISTAKES = {
    "with mode min lower is better, with max higher: here it is the other way round": waiting(inverted=True),
    "one epoch too early: the rate falls when *more than* patience epochs in a row brought nothing": waiting(
        shift=-1
    ),
    "one epoch too late: the rate falls when patience + 1 epochs in a row brought nothing": waiting(shift=1),
    "patience is not used: 10 epochs, the default, were waited": lambda optimizer, factor, patience, mode="min": (
        Waiting(optimizer, factor, 10, mode)
    ),
    "factor is not used: 0.1, the default, was taken": waiting(fixed=0.1),
    "each measure was compared with the one before: compare with the best so far": waiting(previous=True),
    "an equal measure was taken for an improvement": waiting(ties=True),
    "NaN was taken for an improvement": waiting(nan=True),
    "epochs with NaN did not count: they are epochs without improvement": waiting(skips=True),
    "the epochs were counted in all: those in a row count, an improvement starts anew": waiting(in_all=True),
    "after a fall the count must start again at 0": waiting(stays=True),
    "the best so far is kept when the rate falls": waiting(forgets=True),
    "the rate falls only once: each plateau lowers it": waiting(once=True),
    "only the first parameter group was changed": waiting(groups=1),
    "the rates never change": Still,
}


def expect_trace(student, reference, measures, factor, patience, **mode):
    def play(make, lib):
        return moves(lambda optimizer: make(optimizer, factor, patience, **mode), lib, measures)

    expect(play(student.plateau, student.torch), raised=RAISED).close_to(
        lambda: play(reference.plateau, torch), unless=rivals(play, MISTAKES), **NEAR
    )


FALLING = [4.0, 3.0, 2.0, 2.5, 2.25, 2.0, 2.75, 1.0, 1.5, 1.5, 1.5, 0.5]
RISING = [0.25, 0.5, 0.75, 0.5, 0.625, 0.75, 0.5, 0.875, 0.5, 0.5, 0.5, 0.5]


@task("s12_optimization.plateau")
@cases(
    patience=[0, 1, 2],
    measures=[FALLING, [2.0] * 9, [8.0 / n for n in range(1, 8)], [1.0, 3.0, 2.0, 1.5, 1.25, 1.125]],
)
def test_plateau_waits_for_a_loss(student, reference, patience, measures):
    """The rate falls when the loss, by default lower is better, has not improved for more than patience epochs."""
    expect_trace(student, reference, measures, 0.5, patience)


@task("s12_optimization.plateau")
@cases(mode=["max", "min"], measures=[RISING, FALLING, [0.5] * 6], factor=[0.5, 0.25])
def test_plateau_heeds_its_mode(student, reference, mode, measures, factor):
    """With mode max higher is better, with min lower."""
    expect_trace(student, reference, measures, factor, 1, mode=mode)


@task("s12_optimization.plateau")
@cases(mode=["min", "max"], patience=[0, 2])
def test_plateau_takes_nan_for_no_improvement(student, reference, mode, patience):
    """NaN does not improve."""
    nan = math.nan
    measures = [2.0, 2.5, 2.5, 2.5, nan, nan, nan, 2.5, nan, 1.5, nan, nan, nan, 3.0]
    expect_trace(student, reference, measures, 0.5, patience, mode=mode)


@task("s12_optimization.plateau")
@given(
    measures=st.lists(st.integers(1, 8).map(lambda eighths: eighths / 8), min_size=4, max_size=12),
    patience=st.integers(0, 3),
    mode=st.sampled_from(["min", "max"]),
)
def test_plateau_matches_on_any_measures(student, reference, measures, patience, mode):
    """Whatever the measures, the whole trace of rates is as described."""
    expect_trace(student, reference, measures, 0.5, patience, mode=mode)
