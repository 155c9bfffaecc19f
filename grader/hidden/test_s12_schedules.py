"""Hidden checks of section 12: schedules fixed in advance, `step_lr` and `warmup_cosine`.

A schedule is judged by the whole trace of its rates, and those by numbers: plain SGD moves a parameter whose gradient
is 1 by just its rate.
"""

import math

import torch

from grader.author import cases, expect, nothing_raised, rivals, task

NEAR = {"rtol": 1e-5, "atol": 1e-7}
RATES = (0.5, 0.02)
RAISED = {
    r"'NoneType' object has no attribute 'step'": "nothing was returned: is a return missing?",
    r"step\(\) missing": "step() is called without arguments",
    r"has no attribute 'step'": "an object with a method step() is wanted",
}
LambdaLR = torch.optim.lr_scheduler.LambdaLR


def moves(make, lib, steps):
    """How far each of two parameters, in groups of their own rates, moves in each update: the rates in use."""
    first, second = (lib.zeros(1, dtype=lib.float64, requires_grad=True) for _ in RATES)
    optimizer = lib.optim.SGD([first], lr=0.7)
    optimizer.param_groups[0]["lr"] = RATES[0]  # not what optimizer.defaults says
    optimizer.add_param_group({"params": [second], "lr": RATES[1]})
    scheduler = make(optimizer)
    first.grad, second.grad = lib.ones(1, dtype=lib.float64), lib.ones(1, dtype=lib.float64)
    rates = lib.zeros(steps, len(RATES), dtype=lib.float64)
    for number in range(steps):
        before = lib.cat([first, second]).detach()
        optimizer.step()
        rates[number] = before - lib.cat([first, second]).detach()
        scheduler.step()
    return rates.round(decimals=9).tolist()


class Written:
    """Writes the rates itself: `start` says what they are multiples of, `groups` how many groups are written."""

    def __init__(self, optimizer, factor, start=lambda optimizer, group: group["lr"], groups=None):
        self.groups = optimizer.param_groups[:groups]
        self.starts = [start(optimizer, group) for group in self.groups]
        self.factor, self.count = factor, -1
        self.step()

    def step(self):
        """Write the next rates."""
        self.count += 1
        for group, start in zip(self.groups, self.starts, strict=True):
            group["lr"] = start * self.factor(self.count)


class Still:
    """Changes nothing."""

    def __init__(self, *_):
        pass

    def step(self):
        """Do nothing."""


def from_defaults(optimizer, group):
    return optimizer.defaults["lr"]


def from_first(optimizer, group):
    return optimizer.param_groups[0]["lr"]


def factors(formula):
    """A maker of schedules whose factor is `formula(k, *settings)`."""
    return lambda optimizer, *settings: LambdaLR(optimizer, lambda k: formula(k, *settings))


def badly_written(formula, **how):
    """A maker of schedules that write rates into wrong groups, or from wrong ones."""
    return lambda optimizer, *settings: Written(optimizer, lambda k: formula(k, *settings), **how)


GROUPS = {
    "every group was set by optimizer.defaults: each has a rate of its own in param_groups": {
        "start": from_defaults
    },
    "every group got the rates of the first: each has a rate of its own in param_groups": {
        "start": from_first
    },
    "only the first parameter group was changed": {"groups": 1},
}


def mistakes(right, wrong):
    """Makers for wrong formulas, and for the right one applied to wrong groups."""
    made = {cause: factors(formula) for cause, formula in wrong.items()}
    made |= {cause: badly_written(right, **how) for cause, how in GROUPS.items()}
    return {"the rates never change": Still, **made}


# step_lr

STEP_SLIPS = {
    "the rate falls one epoch too early: epoch e has gamma ** (e // step_size)": lambda e, s, g: (
        g ** ((e + 1) // s)
    ),
    "the rate falls one epoch too late: epoch e has gamma ** (e // step_size)": lambda e, s, g: (
        g ** (max(e - 1, 0) // s)
    ),
    "the rate changes only once: it is multiplied by gamma again and again": lambda e, s, g: (
        g if e >= s else 1.0
    ),
    "the rate changes in every epoch: only every step_size epochs it should": lambda e, s, g: g**e,
    "the rate slides from step to step: it is to stay for step_size epochs": lambda e, s, g: g ** (e / s),
    "the rate was divided by gamma: multiply": lambda e, s, g: g ** -(e // s),
    "gamma is not used: 0.1 was taken": lambda e, s, g: 0.1 ** (e // s),
    "step_size and gamma are swapped": lambda e, s, g: s ** (e // g),
    "the rate falls by equal differences: it is multiplied by gamma": lambda e, s, g: 1 - (1 - g) * (e // s),
    "gamma is multiplied by the number of falls: it is raised to that power": lambda e, s, g: (
        g * (e // s) or 1.0
    ),
    "the first epoch's rate is changed already": lambda e, s, g: g ** (e // s + 1),
    "epochs in which nothing falls lower the rate": lambda e, s, g: g ** (e - e // s),
}


def step_factor(e, step_size, gamma):
    return gamma ** (e // step_size)


@task("s12_optimization.step_lr")
@cases(step_size=[3, 1, 4], gamma=[0.5, 0.1, 1.25])
def test_step_lr_has_the_whole_trace(student, reference, step_size, gamma):
    """Over eleven epochs every group uses r * gamma ** (e // step_size)."""

    def play(make, lib):
        return moves(lambda optimizer: make(optimizer, step_size, gamma), lib, 11)

    expect(play(student.step_lr, student.torch), raised=RAISED).close_to(
        lambda: play(reference.step_lr, torch),
        unless=rivals(play, mistakes(step_factor, STEP_SLIPS)),
        **NEAR,
    )


# warmup_cosine


def half_cosine(progress):
    return (1 + math.cos(math.pi * progress)) / 2


def cosine_factor(k, warmup, total):
    """What is wanted."""
    if k < warmup:
        return (k + 1) / warmup
    return half_cosine(min(1.0, (k - warmup) / (total - warmup)))


def climbing(climb):
    """The right cosine after another warm-up."""
    return lambda k, w, t: climb(k, w) if k < w else cosine_factor(k, w, t)


def falling(fall):
    """The right warm-up before another fall."""
    return lambda k, w, t: (k + 1) / w if k < w else fall(k, w, t)


def capped(progress):
    return min(1.0, progress)


COSINE_SLIPS = {
    "the warm-up starts at rate 0: the first update has r / warmup": climbing(lambda k, w: k / w),
    "the warm-up is one update too long: update warmup - 1 has r already": climbing(
        lambda k, w: (k + 1) / (w + 1)
    ),
    "the warm-up climbs too slowly: update warmup - 1 has r already (LinearLR: total_iters=warmup - 1)": climbing(
        lambda k, w: 1 / w + (1 - 1 / w) * k / w
    ),
    "the warm-up is missing: the rate is r from the start": climbing(lambda k, w: 1.0),
    "there is no warm-up: the cosine starts at once": lambda k, w, t: cosine_factor(k, 0, t),
    "the rates are written only by step(): the first update is to have r / warmup already": lambda k, w, t: (
        cosine_factor(k, w, t) if k else 1.0
    ),
    "the warm-up is a cosine too: it is to be linear": climbing(lambda k, w: 1 - half_cosine((k + 1) / w)),
    "the rate rises again after update total: it stays 0": falling(
        lambda k, w, t: half_cosine((k - w) / (t - w))
    ),
    "the cosine does not begin at r: progress counts from the end of the warm-up": falling(
        lambda k, w, t: half_cosine(capped(k / t))
    ),
    "the cosine is too long: it lasts total - warmup updates": falling(
        lambda k, w, t: half_cosine(capped((k - w) / t))
    ),
    "the cosine is too short: it reaches 0 at update total, not one before": falling(
        lambda k, w, t: half_cosine(capped((k - w) / max(1, t - w - 1)))
    ),
    "the cosine is one update ahead: update warmup has r": falling(
        lambda k, w, t: half_cosine(capped((k - w + 1) / (t - w)))
    ),
    "the rate falls along a line: a cosine is wanted": falling(lambda k, w, t: 1 - capped((k - w) / (t - w))),
    "this is a quarter of a cosine: half a cosine, raised and halved, is wanted": falling(
        lambda k, w, t: math.cos(math.pi / 2 * capped((k - w) / (t - w)))
    ),
    "the cosine goes below zero: (1 + cos) / 2 is wanted": falling(
        lambda k, w, t: math.cos(math.pi * capped((k - w) / (t - w)))
    ),
    "the half is missing: (1 + cos) / 2 is wanted": falling(
        lambda k, w, t: 1 + math.cos(math.pi * capped((k - w) / (t - w)))
    ),
    "math.cos takes radians, not degrees": falling(
        lambda k, w, t: (1 + math.cos(180 * capped((k - w) / (t - w)))) / 2
    ),
    "pi is missing in the cosine": falling(lambda k, w, t: (1 + math.cos(capped((k - w) / (t - w)))) / 2),
    "the rate stays at r after the warm-up: the cosine is missing": falling(lambda k, w, t: 1.0),
    "the rate stays above 0 after update total": falling(
        lambda k, w, t: half_cosine(min(k - w, t - w - 1) / (t - w))
    ),
}
DIVIDED = {"ZeroDivisionError": "warmup may be 0: do not divide by it then"}


@task("s12_optimization.warmup_cosine")
@cases(lengths=[(3, 9), (0, 5), (1, 4), (5, 6), (4, 12), (0, 1)])
def test_warmup_cosine_has_the_whole_trace(student, reference, lengths):
    """Every group climbs to its rate, falls along half a cosine to 0 at update total, and stays there."""

    def play(make, lib):
        return moves(lambda optimizer: make(optimizer, *lengths), lib, 2 * lengths[1] + 3)

    expect(play(student.warmup_cosine, student.torch), raised=RAISED | DIVIDED).close_to(
        lambda: play(reference.warmup_cosine, torch),
        unless=rivals(play, mistakes(cosine_factor, COSINE_SLIPS)),
        **NEAR,
    )


@task("s12_optimization.warmup_cosine")
@cases(lengths=[(4, 4), (5, 3), (-1, 3), (0, 0)])
def test_warmup_cosine_refuses_a_warm_up_without_an_end(student, reference, lengths):
    """Unless 0 <= warmup < total, ValueError is raised."""
    optimizer = student.torch.optim.SGD([student.torch.zeros(1, requires_grad=True)], lr=0.5)
    answer = student.warmup_cosine(optimizer, *lengths)
    expect(answer, raised=DIVIDED).raises(
        "ValueError", when={"lengths that make no schedule were accepted: raise ValueError": nothing_raised}
    )
