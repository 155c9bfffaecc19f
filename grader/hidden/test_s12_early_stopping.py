"""Hidden checks of section 12: `EarlyStopping`.

The numbers that a model has after each epoch are drawn here and loaded there in place, as training would change them.
"""

import copy
import math
from types import MappingProxyType

import torch
from hypothesis import strategies as st

from grader.author import cases, expect, given, nothing_raised, rivals, task


class Stopping:
    """Early stopping with a knob for each mistake."""

    knobs = MappingProxyType({})

    def __init__(self, patience, min_delta=0.0):
        self.patience, self.min_delta = patience, min_delta
        self.best, self.kept, self.waited = None, None, 0

    def better(self, loss):
        """Is this loss an improvement?"""
        if self.best is None:
            return bool(self.knobs.get("nan") or self.knobs.get("nan_first")) or not math.isnan(loss)
        if self.knobs.get("nan") and (math.isnan(loss) or math.isnan(self.best)):
            return True
        margin = 0.0 if self.knobs.get("no_margin") else self.min_delta
        if self.knobs.get("rising"):
            return loss > self.best + margin
        margin *= self.best if self.knobs.get("relative") else 1.0
        bound = self.best + margin if self.knobs.get("plus") else self.best - margin
        return loss <= bound if self.knobs.get("ties") else loss < bound

    def update(self, loss, model):
        """Look at the loss of an epoch."""
        better = self.better(loss)
        if better:
            self.kept = copy.deepcopy(model.state_dict())
            self.waited *= bool(self.knobs.get("in_all"))
        else:
            self.waited += 1
        if better or (self.knobs.get("previous") and not math.isnan(loss)):
            self.best = loss
        if self.knobs.get("creeping") and loss < self.best:
            self.best = loss
        return self.waited >= self.patience + self.knobs.get("shift", 0)


def stopping(**knobs):
    return type("Mistaken", (Stopping,), {"knobs": knobs})


class Mute(Stopping):
    """Never stops."""

    def update(self, loss, model):
        """Go on, whatever the loss."""
        return False


WRONG_ANSWERS = {
    "an equal loss was taken for an improvement (or one that is better by just min_delta)": stopping(
        ties=True
    ),
    "min_delta is not used: an improvement must exceed it": stopping(no_margin=True),
    "min_delta was added: the loss must be less than best - min_delta": stopping(plus=True),
    "min_delta is a difference, no share of the best loss": stopping(relative=True),
    "lower is better: a rising loss was taken for an improvement": stopping(rising=True),
    "one epoch too early: stop at the patience-th epoch in a row without improvement": stopping(shift=-1),
    "the epochs were counted in all: those in a row count, an improvement starts anew": stopping(in_all=True),
    "each loss was compared with the one before: compare with the best": stopping(previous=True),
    "the best loss is that of the latest improvement: one that is less by too little does not count": stopping(
        creeping=True
    ),
    "NaN was taken for an improvement, or did not count: it is an epoch without improvement": stopping(
        nan=True
    ),
    "NaN was taken for the best loss": stopping(nan_first=True),
    "it does not stop in time: True is wanted at the patience-th epoch in a row without improvement": Mute,
}
RAISED = {
    r"(subscript|unsupported operand|not supported between).*NoneType": "there is no best loss before the first epoch",
    r"has no attribute 'load_state_dict'": "restore gets the model",
}


def small(lib):
    nn = lib.nn
    return nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))


def answers(make, lib, losses, patience, **margin):
    """What `update` says after each epoch, up to the first True of a right answer."""
    stopper, model = make(patience, **margin), small(lib)
    return [stopper.update(loss, model) for loss in up_to_the_end(losses, patience, **margin)]


def up_to_the_end(losses, patience, min_delta=0.0):
    """The losses up to the one where training stops."""
    stopper, model = Stopping(patience, min_delta), small(torch)
    for number, loss in enumerate(losses, 1):
        if stopper.update(loss, model):
            return losses[:number]
    return losses


def expect_answers(student, reference, runs, **margin):
    """What `update` says in several runs, each a patience and losses: together they tell mistakes apart."""

    def play(make, lib):
        return {
            f"patience={patience}, losses={losses}": answers(make, lib, losses, patience, **margin)
            for patience, losses in runs
        }

    expect(student.send(play(student.EarlyStopping, student.torch)), raised=RAISED).equals(
        lambda: play(reference.EarlyStopping, torch),
        when={
            "update is to return True or False": lambda got: (
                not all(isinstance(one, bool) for run in got.values() for one in run)
            )
        },
        unless=rivals(play, WRONG_ANSWERS),
    )


PLAIN = [
    [4.0, 3.0, 3.5, 2.0, 2.5, 2.25, 2.125, 2.5],
    [1.0, 1.0, 1.0, 1.0],
    [2.0, 3.0, 1.5, 3.0, 2.0, 1.0, 1.25, 1.125, 1.0625],
    [8.0, 4.0, 2.0, 1.0, 0.5, 0.25],
    [1.0, 2.0, 3.0, 4.0],
]
CLOSE = [
    [4.0, 3.75, 3.5, 3.25, 3.0, 2.75],
    [4.0, 3.5, 3.0, 2.5, 2.0],
    [2.0, 1.0, 1.125, 0.625, 0.5, 0.5],
    [2.0, 2.125, 1.0, 1.125, 1.0625],
    [2.0, 4.0, 3.0],
]
SPOILED = [
    [2.0, 3.0, 3.0],
    [math.nan, math.nan, 1.0],
    [2.0, math.nan, 1.0, math.nan, math.nan],
    [math.nan, 3.0, 2.0, math.nan, 4.0],
]


@task("s12_optimization.EarlyStopping")
def test_EarlyStopping_stops_after_patience_epochs(student, reference):
    """The answer is True when patience epochs in a row have brought no improvement, else False."""
    expect_answers(student, reference, [(patience, losses) for patience in (1, 2, 3) for losses in PLAIN])


@task("s12_optimization.EarlyStopping")
@cases(min_delta=[0.5, 0.25])
def test_EarlyStopping_asks_for_more_than_min_delta(student, reference, min_delta):
    """An improvement is less than the best loss by more than min_delta; the best is that of the latest one."""
    expect_answers(student, reference, [(2, losses) for losses in CLOSE], min_delta=min_delta)


@task("s12_optimization.EarlyStopping")
def test_EarlyStopping_takes_nan_for_no_improvement(student, reference):
    """NaN never improves, not even in the first epoch."""
    expect_answers(student, reference, [(2, losses) for losses in SPOILED])


@task("s12_optimization.EarlyStopping")
@given(
    runs=st.lists(
        st.tuples(
            st.integers(1, 3),
            st.lists(st.integers(1, 12).map(lambda quarters: quarters / 4), min_size=3, max_size=10),
        ),
        min_size=4,
        max_size=6,
    ),
    min_delta=st.sampled_from([0.0, 0.25, 0.5]),
)
def test_EarlyStopping_answers_on_any_losses(student, reference, runs, min_delta):
    """Whatever the losses, the answers are as described."""
    expect_answers(student, reference, runs, min_delta=min_delta)


# What restore brings back

LOSSES = [3.0, 1.0, 2.0, 1.0, 2.5]


def drawn_states(count):
    state = small(torch).state_dict()
    return [
        {
            name: torch.randn(v.shape) if v.is_floating_point() else torch.tensor(n)
            for name, v in state.items()
        }
        for n in range(count)
    ]


def watched(make, lib, losses, states, patience=4):
    """A stopper that has seen a model with each of the states, and the model."""
    stopper, model = make(patience), small(lib)
    for loss, state in zip(losses, states, strict=True):
        model.load_state_dict(state)
        stopper.update(loss, model)
    return stopper, model


def kept_causes(states, buffers_of):
    """Which epoch was brought back instead of epoch 1."""
    mixed = {
        name: (buffers_of if "running" in name or "num_" in name else states[1])[name] for name in states[1]
    }
    return {
        "the weights are those of the last epoch: state_dict() refers to the model's own tensors, deepcopy it": (
            lambda got: same(got, states[-1])
        ),
        "the weights are those of the first epoch: keep those of the best": lambda got: same(got, states[0]),
        "the weights are those of an epoch whose loss only equalled the best": lambda got: same(
            got, states[3]
        ),
        "nothing was brought back": lambda got: same(got, buffers_of),
        "the buffers are not brought back, such as running means: remember the whole state_dict": lambda got: (
            same(got, mixed)
        ),
    }


def same(got, state):
    return got.keys() == state.keys() and all(torch.equal(got[name], state[name]) for name in state)


@task("s12_optimization.EarlyStopping")
def test_EarlyStopping_restores_the_best_epoch(student, reference):
    """The parameters and buffers of the best epoch come back, though the model was changed in place since."""
    states = drawn_states(5)
    stopper, model = watched(student.EarlyStopping, student.torch, LOSSES, states)
    stopper.restore(model)
    expect(model.state_dict(), raised=RAISED).close_to(states[1], when=kept_causes(states, states[-1]))


@task("s12_optimization.EarlyStopping")
def test_EarlyStopping_restores_again_and_again(student, reference):
    """After further training `restore` brings back the same numbers, and into the same parameters."""
    states, x = drawn_states(6), torch.randn(4, 3)
    stopper, model = watched(student.EarlyStopping, student.torch, LOSSES, states[:5])
    optimizer = student.torch.optim.SGD(model.parameters(), lr=0.5)
    stopper.restore(model)
    model(x).square().sum().backward()
    optimizer.step()
    replaced = "the parameters are other objects now, and an optimizer made before still trains the old ones"
    expect(model[0].weight - states[1]["0.weight"], raised=RAISED).satisfies(
        lambda gap: gap.any(),
        says="weights that the optimizer has moved",
        when={replaced: lambda gap: not gap.any()},
    )
    model.load_state_dict(states[5])
    stopper.restore(model)
    expect(model.state_dict(), raised=RAISED).close_to(states[1], when=kept_causes(states[:5], states[5]))


@task("s12_optimization.EarlyStopping")
def test_EarlyStopping_has_nothing_to_restore_at_first(student, reference):
    """With nothing remembered `restore` raises RuntimeError, and the model stays as it was."""
    for losses in ([], [math.nan, math.nan]):
        states = drawn_states(3)
        stopper, model = watched(student.EarlyStopping, student.torch, losses, states[: len(losses)])
        model.load_state_dict(states[2])
        nothing = "nothing has been remembered: raise RuntimeError"
        expect(stopper.restore(model), raised=RAISED).raises("RuntimeError", when={nothing: nothing_raised})
        expect(model.state_dict()).unchanged(states[2], "restore changed the model, with nothing remembered")


@task("s12_optimization.EarlyStopping")
def test_EarlyStopping_leaves_the_model_as_it_is(student, reference):
    """Looking changes neither the numbers of the model nor its mode, and restoring keeps the mode."""
    states = drawn_states(5)
    for training in (True, False):
        stopper, model = student.EarlyStopping(4), small(student.torch)
        model.train(training)
        for loss, state in zip(LOSSES, states, strict=True):
            model.load_state_dict(state)
            stopper.update(loss, model)
            expect(model.state_dict(), raised=RAISED).unchanged(state, "update changed the model")
        stopper.restore(model)
        expect(model.training).equals(training, when={"the mode of the model was changed": lambda got: True})
