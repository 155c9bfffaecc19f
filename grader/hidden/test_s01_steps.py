"""Hidden checks of section 1, fourth part: what a training step changes."""

import torch

from grader.author import cases, expect, task

# Each scene: a model and an optimizer, built in the same way here and in the jail, and a batch.

BATCH = torch.tensor([[1.0, -2.0, 0.5], [0.25, 1.0, 3.0]]), torch.tensor([[4.0], [-1.0]])


def plain(lib):
    """Everything is trained."""
    model = lib.nn.Linear(3, 1)
    return model, lib.optim.SGD(model.parameters(), lr=0.25)


def standing(lib):
    """The learning rate is zero."""
    model = lib.nn.Linear(3, 1)
    return model, lib.optim.SGD(model.parameters(), lr=0.0)


def elsewhere(lib):
    """The optimizer was given another model's parameters."""
    model = lib.nn.Linear(3, 1)
    return model, lib.optim.SGD(lib.nn.Linear(3, 1).parameters(), lr=0.25)


def last_only(lib):
    """Of two layers the second alone is in the optimizer."""
    model = lib.nn.Sequential(lib.nn.Linear(3, 2), lib.nn.Linear(2, 1))
    return model, lib.optim.SGD(model[1].parameters(), lr=0.25)


def part_frozen(lib):
    """One parameter between the others requires no gradient."""
    model = lib.nn.Sequential(lib.nn.Linear(3, 2), lib.nn.Linear(2, 1))
    model[0].bias.requires_grad_(False)
    return model, lib.optim.SGD(model.parameters(), lr=0.25)


def frozen(lib):
    """The first layer requires no gradient."""
    model = lib.nn.Sequential(lib.nn.Linear(3, 2), lib.nn.Linear(2, 1))
    model[0].requires_grad_(False)
    return model, lib.optim.SGD(model[1].parameters(), lr=0.25)


def dead(lib):
    """The ReLU is closed, so the gradients are zeros; weight decay moves the weights all the same."""
    model = lib.nn.Sequential(lib.nn.Linear(3, 1), lib.nn.ReLU())
    return model, lib.optim.SGD(model.parameters(), lr=0.25, weight_decay=0.25)


def asleep(lib):
    """The ReLU is closed and nothing decays: gradients of zero, and no step."""
    model = lib.nn.Sequential(lib.nn.Linear(3, 1), lib.nn.ReLU())
    return model, lib.optim.SGD(model.parameters(), lr=0.25)


def outside(lib):
    """A last layer of weight zero: the one before it learns nothing yet, and the optimizer has only that."""
    model = lib.nn.Sequential(lib.nn.Linear(3, 2), lib.nn.Linear(2, 1))
    return model, lib.optim.SGD(model[0].parameters(), lr=0.25, weight_decay=0.5)


ONE = {"weight": [[0.5, -1.0, 2.0]], "bias": [0.25]}
CLOSED = {"0.weight": [[0.5, -0.25, 0.5]], "0.bias": [-64.0]}
TWO = {
    "0.weight": [[1.0, 0.5, 2.0], [0.5, -1.0, 1.0]],
    "0.bias": [0.5, 1.0],
    "1.weight": [[1.0, -0.5]],
    "1.bias": [0.25],
}


def lopsided(outputs, targets):
    """A loss that is not symmetric: it wants outputs below the targets."""
    return ((outputs - targets) ** 2).mean() + (outputs - targets).mean()


SCENES = {
    "plain": (plain, ONE),
    "part_frozen": (part_frozen, TWO),
    "standing": (standing, ONE),
    "elsewhere": (elsewhere, ONE),
    "last_only": (last_only, TWO),
    "frozen": (frozen, TWO),
    "dead": (dead, CLOSED),
    "asleep": (asleep, CLOSED),
    "outside": (outside, TWO | {"1.weight": [[0.0, 0.0]]}),
}
FROZEN = {"frozen": ["0.weight", "0.bias"], "part_frozen": ["0.bias"]}


def staged(lib, scene, stale):
    """The scene's model and optimizer, with its weights; `stale` fills every .grad that may be filled."""
    build, weights = SCENES[scene]
    model, optimizer = build(lib)
    model.load_state_dict({name: torch.tensor(value) for name, value in weights.items()})
    if stale is not None:
        for name, value in weights.items():
            if name not in FROZEN.get(scene, []):
                model.get_parameter(name).grad = torch.full_like(torch.tensor(value), stale)
    return model, optimizer


# What known mistakes would say: each is a way of looking.


def copied(tensors):
    return [None if t is None else t.detach().clone() for t in tensors]


def same(one, other):
    return one is other if one is None or other is None else torch.equal(one, other)


def zeroed(one, other):
    """None and zeros taken for the same."""
    shape = next((t for t in (one, other) if t is not None), torch.zeros(()))
    return torch.equal(*(torch.zeros_like(shape) if t is None else t for t in (one, other)))


def summed(one, other):
    return one is other if one is None or other is None else bool(one.sum() == other.sum())


def none_or_not(one, other):
    return (one is None) == (other is None)


def watch(
    model, optimizer, batch, *, keep=copied, equal=same, only=slice(None), again=True, some=any, forget=False
):
    """The table as it comes out where snapshots are taken in a certain way."""
    inputs, targets = batch
    first = model(inputs)
    loss = lopsided(first, targets)

    def look():
        parameters = list(model.parameters())[only]
        with torch.no_grad():
            output = model(inputs) if again else first
        return {
            "parameters": keep(parameters),
            "gradients": keep([p.grad for p in parameters]),
            "output": copied([output]),
        }

    table = {}
    calls = {"backward": loss.backward, "step": optimizer.step, "zero_grad": optimizer.zero_grad}
    for name, call in calls.items():
        before = look()
        if forget:
            before["gradients"] = [None for _ in before["gradients"]]
        call()
        after = look()
        table[name] = {
            what: some(not equal(*pair) for pair in zip(before[what], after[what], strict=True))
            for what in before
        }
    return table


LOOKS = {
    "a snapshot is not a copy: before and after are the same tensors, changed in place": {"keep": list},
    "None and zeros were taken for the same: a .grad that appears or vanishes has changed": {"equal": zeroed},
    "sums were compared: numbers can change while their sum stays": {"equal": summed},
    "only whether .grad is None was compared, or only whether it is there: its numbers count": {
        "equal": none_or_not
    },
    "only the first parameter was looked at": {"only": slice(0, 1)},
    "only the last parameter was looked at": {"only": slice(-1, None)},
    "the output of before was kept: compute model(inputs) anew at each look": {"again": False},
    "a deep copy of a model has no gradients: copy each .grad by itself": {"forget": True},
    "everything has to change here before it counts: any change counts": {"some": all},
}
FROM_MEMORY = {
    "backward": {"parameters": False, "gradients": True, "output": False},
    "step": {"parameters": True, "gradients": False, "output": True},
    "zero_grad": {"parameters": False, "gradients": True, "output": False},
}


def cleared(model, optimizer, batch):
    """Somebody clears the gradients first."""
    optimizer.zero_grad()
    return watch(model, optimizer, batch)


def mistaken_tables(scene, stale):
    """The tables of known mistakes in this scene."""
    wrong = {
        cause: lambda look=look: watch(*staged(torch, scene, stale), BATCH, **look)
        for cause, look in LOOKS.items()
    }
    return wrong | {
        "this is what usually happens: run it and look, with this model and this optimizer": lambda: (
            FROM_MEMORY
        ),
        "the gradients were cleared beforehand: make the three calls and nothing else": lambda: cleared(
            *staged(torch, scene, stale), BATCH
        ),
        "the table is inverted: True means that something changed": lambda: {
            call: {what: not changed for what, changed in seen.items()}
            for call, seen in watch(*staged(torch, scene, stale), BATCH).items()
        },
    }


def ask(student, model, optimizer):
    return student.what_changes_on_backward(model, optimizer, student.function(lopsided, 2), *BATCH)


@task("s01_introduction.what_changes_on_backward")
@cases(scene=list(SCENES), stale=[None, 0.0, 1.0])
def test_what_changes_on_backward_is_measured(student, reference, scene, stale):
    """The table is what these calls change for this model and this optimizer, whatever .grad held before."""
    expect(ask(student, *staged(student.torch, scene, stale))).equals(
        lambda: reference.what_changes_on_backward(*staged(torch, scene, stale), lopsided, *BATCH),
        unless=mistaken_tables(scene, stale),
    )


@task("s01_introduction.what_changes_on_backward")
def test_what_changes_on_backward_sees_single_numbers(student, reference):
    """A change is seen where the sum of the numbers stays the same."""
    inputs, targets = torch.tensor([[1.0, -1.0]]), torch.tensor([[2.0]])

    def build(lib):
        model = lib.nn.Linear(2, 1, bias=False)
        model.load_state_dict({"weight": torch.tensor([[0.5, 0.25]])})
        return model, lib.optim.SGD(model.parameters(), lr=0.25)

    got = student.what_changes_on_backward(
        *build(student.torch), student.function(lopsided, 2), inputs, targets
    )
    # A table of tensors compared with themselves is the same one here.
    cause = "sums were compared, or tensors with themselves: numbers can change while their sum stays"
    sums = {cause: lambda: watch(*build(torch), (inputs, targets), equal=summed)}
    expect(got).equals(FROM_MEMORY, unless=sums)


@task("s01_introduction.what_changes_on_backward")
@cases(scene=["plain", "last_only", "frozen"], stale=[None, 1.0])
def test_what_changes_on_backward_trains_one_step(student, reference, scene, stale):
    """Afterwards the model has made this one step, with what .grad held before and nothing besides."""
    model, optimizer = staged(student.torch, scene, stale)
    ask(student, model, optimizer)

    def trained(*, clear=False, steps=1, back=1, measure=lopsided):
        twin, sgd = staged(torch, scene, stale)
        for _ in range(steps):
            if clear:
                sgd.zero_grad()
            for _ in range(back):
                measure(twin(BATCH[0]), BATCH[1]).backward()
            sgd.step()
        return dict(twin.state_dict())

    expect(model.state_dict()).close_to(
        trained,
        unless={
            "outputs and targets are swapped: loss_function(model(inputs), targets)": lambda: trained(
                measure=lambda outputs, targets: lopsided(targets, outputs)
            ),
            "no step was made on the model that was given": lambda: trained(steps=0),
            "the gradients were cleared before the step: make the three calls and nothing else": lambda: (
                trained(clear=True)
            ),
            "more than one step was made": lambda: trained(steps=2),
            "one gradient was used twice: by two steps, or because backward ran twice": lambda: trained(
                back=2
            ),
        },
    )


@task("s01_introduction.what_changes_on_backward")
def test_what_changes_on_backward_makes_each_call_once(student, reference):
    """`step` and `zero_grad` are called once each, in this order, and the model's mode is left alone."""
    for training in (True, False):
        model, optimizer = staged(student.torch, "plain", None)
        model.train(training)
        watched = student.instruments.RecordingOptimizer(optimizer)
        ask(student, model, watched)
        expect(watched.log).equals(
            ["step", "zero_grad"],
            when={"one step() and then one zero_grad() are wanted, on the optimizer given": lambda log: True},
        )
        expect(model.training).unchanged(
            training, cause="the model's mode was changed: it is the caller's choice"
        )
        expect(model.weight.grad).equals(
            None, when={"zero_grad() came too early, or not at all": lambda got: True}
        )
