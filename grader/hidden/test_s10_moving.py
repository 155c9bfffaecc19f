"""Hidden checks of section 10: batches and training steps on a device.

What is said to be on `meta` is the worker's word; each task has checks by numbers as well.
"""

import torch
from hypothesis import strategies as st

from grader.author import cases, expect, given, needs_device, rivals, task, tensors

STAYED = "something stayed where it was: .to() of a tensor gives a new one, which has to be used"
NO_GPU = "a device was written down in the code, and this machine has none: use the one that was given"
RAISED = {
    r"NVIDIA driver|not compiled with CUDA|No CUDA GPUs": NO_GPU,
    r"has no attribute '(inputs|targets)'": "a named tuple became a plain one: build it with type(batch)(*items)",
    r"missing \d required positional argument.*'targets'": (
        "a named tuple takes its items one by one: type(batch)(*items)"
    ),
    r"RecursionError": "the calls never end: a text was taken apart, which is no container here",
    r"attribute 'to'": "not everything in a batch is a tensor: what is none comes back as it is",
}

LEAVES = st.one_of(
    st.sampled_from([None, 3, 0.5, "cat", True]),
    tensors((2, 3)),
    tensors((4,), torch.int64),
    tensors((1, 2), torch.float64),
    tensors((0, 2), torch.bool),
)


def nested(inner):
    """A list, a tuple or a dict of batches."""
    keys = st.sampled_from(["image", "label", "a", 7])
    lists = st.lists(inner, max_size=3)
    return st.one_of(lists, lists.map(tuple), st.dictionaries(keys, inner, max_size=3))


BATCHES = st.recursive(LEAVES, nested, max_leaves=8)
DEEP = {
    "top": torch.ones(1),
    "a": [torch.ones(2, 3), (torch.arange(4), "cat", [torch.zeros(1)])],
    "b": {},
    "c": ((), [None]),
}


def first_level(batch):
    """A batch of which only the first level was moved."""
    move = reference_move
    if isinstance(batch, dict):
        return {key: move(value) if is_tensor(value) else value for key, value in batch.items()}
    if isinstance(batch, list | tuple):
        return type(batch)(move(value) if is_tensor(value) else value for value in batch)
    return move(batch) if is_tensor(batch) else batch


def is_tensor(value):
    return isinstance(value, torch.Tensor)


def reference_move(tensor):
    return tensor.to("meta")


@task("s10_devices.move_batch")
@given(batch=BATCHES, edges=[{"batch": DEEP}, {"batch": []}, {"batch": torch.ones(2, 3).T}])
def test_move_batch_keeps_values_and_packing(student, reference, batch):
    """Values, dtypes and the way they are packed are the same afterwards."""
    expect(student.move_batch(batch, "cpu"), raised=RAISED).equals(
        batch,
        unless={"what is no tensor was lost: it comes back as it is": lambda: tensors_alone(batch)},
        when={
            "a tuple became a list, or a list a tuple: keep the kind of each container": lambda got: (
                same_but_for_kinds(got, batch)
            ),
        },
    )


def same_but_for_kinds(got, batch):
    """Whether lists and tuples, told apart, are all that differs."""
    return got is not None and loose(got) == loose(batch)


def tensors_alone(value):
    """None in the place of whatever is neither a tensor nor a container."""
    if isinstance(value, dict):
        return {key: tensors_alone(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(map(tensors_alone, value))
    return value if is_tensor(value) else None


def loose(value):
    if is_tensor(value):
        return (str(value.dtype), value.tolist())
    if isinstance(value, list | tuple):
        return [loose(item) for item in value]
    if isinstance(value, dict):
        return {key: loose(item) for key, item in value.items()}
    return value


@task("s10_devices.move_batch")
@given(batch=BATCHES, edges=[{"batch": DEEP}, {"batch": (torch.ones(2), torch.ones(3))}])
def test_move_batch_moves_every_tensor(student, reference, batch):
    """Every tensor is on the device afterwards, at any depth, and nothing else has changed."""
    for device in ("meta", torch.device("meta")):
        expect(student.move_batch(batch, device), raised=RAISED).equals(
            lambda: reference.move_batch(batch, "meta"),
            unless={
                STAYED: lambda: batch,
                "only the first level was moved: a batch may hold batches": lambda: first_level(batch),
            },
        )


@task("s10_devices.move_batch")
def test_move_batch_leaves_the_batch_alone(student, reference):
    """The containers that were given still hold their own tensors."""
    given_batch = {"x": [torch.ones(2, 3)], "y": torch.arange(3)}
    batch = student.send(given_batch)
    expect(student.move_batch(batch, "meta")["y"].shape, raised=RAISED).equals(torch.Size([3]))
    expect(batch).unchanged(given_batch, "the batch that was given was changed: build new containers")


@task("s10_devices.move_batch")
@cases(device=["cpu", "meta"])
def test_move_batch_keeps_named_tuples(student, reference, device):
    """A named tuple stays one, with its items moved."""
    inputs, targets = torch.randn(3, 2), torch.tensor([1, 0, 1])
    pair = student.instruments.Pair(inputs, [targets])
    moved = student.move_batch({"pair": pair}, device)["pair"]
    expect(moved.inputs, raised=RAISED).equals(inputs.to(device), unless={STAYED: lambda: inputs})
    expect(moved.targets[0], raised=RAISED).equals(targets.to(device), unless={STAYED: lambda: targets})


@task("s10_devices.move_batch")
@needs_device("cuda")
def test_move_batch_reaches_a_gpu(student, reference):
    """On a machine with a CUDA device every tensor gets there, with its values."""
    batch = student.move_batch({"x": [torch.arange(5.0)]}, "cuda")
    expect(batch["x"][0].device.type, raised=RAISED).equals("cuda", unless={STAYED: lambda: "cpu"})
    expect(batch).equals({"x": [torch.arange(5.0)]})


NOT_TRAINED = (
    "the parameters did not move: the model that was given is to be trained, by one step() of the optimizer"
)
OLD_PARAMETERS = (
    "the optimizer holds parameters that the model no longer has: first move the model, then make it"
)
STALE = "the old gradients were still there: clear them before backward()"
TWICE = "two steps were made: one is wanted"
STEP_RAISED = RAISED | {
    r"Cannot copy out of meta": "something was fetched back from the device: model and loss stay there",
    r"meta|[Ee]xpected all tensors to be on the same device": (
        "model, inputs and targets are not on one device, or a number was asked for: "
        ".to() of a tensor gives a new one, and .item() has to wait for the device"
    ),
}


def drawn_step():
    """Weights in double precision, and a batch for them."""
    weights = {"weight": torch.randn(4, 6).double(), "bias": torch.randn(4).double()}
    return weights, torch.randn(5, 6).double(), torch.tensor([0, 3, 1, 1, 2])


def play(step, lib, weights, inputs, targets, *, wrap=None, device="cpu"):
    """The loss that comes back and the model, after a step on gradients left from before."""
    model = lib.nn.Linear(6, 4, dtype=torch.float64)
    model.load_state_dict(weights)
    model.weight.grad = torch.full((4, 6), 3.0, dtype=torch.float64)
    whole = model if wrap is None else wrap(model)
    loss = step(whole, lib.optim.SGD, lib.nn.CrossEntropyLoss(), inputs, targets, device)
    return loss, model


def no_step(model, make_optimizer, loss_function, inputs, targets, device):
    return loss_function(model(inputs), targets).detach()


def stale_step(model, make_optimizer, loss_function, inputs, targets, device):
    loss = loss_function(model(inputs), targets)
    loss.backward()
    make_optimizer(model.parameters()).step()
    return loss.detach()


def two_steps(model, make_optimizer, loss_function, inputs, targets, device):
    optimizer = make_optimizer(model.parameters())
    for _ in range(2):
        optimizer.zero_grad()
        loss = loss_function(model(inputs), targets)
        loss.backward()
        optimizer.step()
    return loss.detach()


def loss_after(model, make_optimizer, loss_function, inputs, targets, device):
    optimizer = make_optimizer(model.parameters())
    optimizer.zero_grad()
    loss_function(model(inputs), targets).backward()
    optimizer.step()
    return loss_function(model(inputs), targets).detach()


NUMBER = {
    "the loss came back as a number: return the tensor, without its graph": lambda got: type(got) is float
}


@task("s10_devices.train_step_on")
def test_train_step_on_makes_one_update(student, reference):
    """On the CPU the parameters make one step, and the loss before it comes back."""
    drawn = drawn_step()

    def changed(step, lib):
        return play(step, lib, *drawn)[1].state_dict()

    def told(step, lib):
        return play(step, lib, *drawn)[0]

    loss, model = play(student.train_step_on, student.torch, *drawn)
    expect(model.state_dict(), raised=STEP_RAISED).close_to(
        lambda: changed(reference.train_step_on, torch),
        unless=rivals(changed, {NOT_TRAINED: no_step, STALE: stale_step, TWICE: two_steps}),
    )
    expect(loss).close_to(
        lambda: told(reference.train_step_on, torch),
        unless=rivals(told, {"this is the loss after the update: keep the one before": loss_after}),
        when=NUMBER,
    )


@task("s10_devices.train_step_on")
def test_train_step_on_trains_the_parameters_that_moving_puts_in(student, reference):
    """Where moving puts new parameters into the model, those are the ones that are trained."""
    drawn = drawn_step()

    def changed(step, lib, wrap=None):
        return play(step, lib, *drawn, wrap=wrap)[1].state_dict()

    def replacing(model):
        return student.instruments.ReplacingModule(model)

    moved = changed(student.train_step_on, student.torch, wrap=replacing)
    expect(moved, raised=STEP_RAISED).close_to(
        lambda: changed(reference.train_step_on, torch),
        unless=rivals(changed, {OLD_PARAMETERS: no_step}),
    )


@task("s10_devices.train_step_on")
@cases(device=["meta", torch.device("meta")])
def test_train_step_on_works_where_there_are_no_numbers(student, reference, device):
    """On `meta` the whole step runs; model and loss are there."""
    loss, model = play(student.train_step_on, student.torch, *drawn_step(), device=device)
    left = "the model that was given stayed where it was: move it itself, not a copy"
    for got, shape in ((loss, ()), (model.weight, (4, 6))):
        expect(got, raised=STEP_RAISED).equals(
            torch.empty(shape, dtype=torch.float64, device="meta"),
            when={left: lambda got: is_tensor(got) and got.device.type == "cpu"},
        )


@task("s10_devices.train_step_on")
def test_train_step_on_gives_a_loss_without_its_graph(student, reference):
    """The loss does not require grad, and inputs and targets are as they were."""
    weights, inputs, targets = drawn_step()
    sent = student.send([inputs, targets])
    loss, _ = play(student.train_step_on, student.torch, weights, sent[0], sent[1])
    expect(loss.requires_grad, raised=STEP_RAISED | {"'float' object": next(iter(NUMBER))}).equals(
        False, unless={"the loss still holds the graph of its batch: detach() it": lambda: True}
    )
    expect(sent).unchanged([inputs, targets])


@task("s10_devices.train_step_on")
@needs_device("cuda")
def test_train_step_on_trains_on_a_gpu(student, reference):
    """On a machine with a CUDA device the step is made there, with the same result."""
    drawn = drawn_step()
    loss, model = play(student.train_step_on, student.torch, *drawn, device="cuda")
    expect(loss.device.type, raised=STEP_RAISED).equals("cuda")
    expect(model.weight.device.type).equals("cuda")
    expect(model.state_dict()).close_to(
        lambda: play(reference.train_step_on, torch, *drawn)[1].state_dict(), rtol=1e-6, atol=1e-6
    )
