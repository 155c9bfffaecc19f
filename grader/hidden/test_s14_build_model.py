"""Hidden checks of section 14: a network that reads digits within a budget."""

import torch

from grader.author import cases, expect, fetch, public_digits, task

BUDGET = 30_000
RAISED = {
    "'NoneType' object": "nothing was returned: is a return missing?",
    r"multiplied|size mismatch|is invalid for input|view size|expected input\[|channels": (
        "the shapes do not fit: print the shape after each layer, from (1, 1, 28, 28) on"
    ),
    r"on the same device|on device|is on (cpu|meta)|[Mm]eta|should be the same|must match": (
        "a tensor did not follow to the module's device: make it on x.device, or register it"
    ),
    r"does not require grad": "no gradient reaches the parameters: are they frozen, or the output detached?",
    r"empty parameter list": "there are no parameters: layers in a plain list are not registered",
}


def brought(remote, shape):
    """Finite floats of this shape, or the check fails here."""
    expect(remote, raised=RAISED).satisfies(
        lambda got: got.shape == shape and got.dtype == torch.float32 and bool(got.isfinite().all()),
        says=f"finite float32 numbers of shape {shape}",
        when={f"wrong shape: logits {shape} are wanted": lambda got: got.shape != shape},
    )
    return fetch(remote)


def evaluated(student):
    model = student.build_model()
    model.eval()
    return model


@task("s14_next_steps.build_model")
@cases(batch=[5, 1, 2, 10])
def test_build_model_gives_logits(student, reference, batch):
    """Images (B, 1, 28, 28) become logits (B, 10)."""
    images = torch.rand(batch, 1, 28, 28)
    expect(evaluated(student)(images), raised=RAISED).satisfies(
        lambda logits: logits.shape == (batch, 10) and are_logits(logits),
        says=f"finite logits of shape ({batch}, 10), dtype float32",
        when={
            "the shape is wrong: logits (B, 10) are wanted": lambda got: got.shape != (batch, 10),
            "these are probabilities: leave the softmax to the loss": adds_up,
            "these are log-probabilities: leave the log_softmax to the loss": lambda got: adds_up(got.exp()),
        },
    )


def are_logits(got):
    plain = got.dtype == torch.float32 and bool(got.isfinite().all())
    return plain and not adds_up(got) and not adds_up(got.exp())


def adds_up(got):
    """Rows of probabilities. Ten logits are all positive and add up to 1 ± 1e-5 by accident once in a million."""
    return bool((got >= 0).all()) and torch.allclose(got.sum(1), torch.ones(len(got)), atol=1e-5)


@task("s14_next_steps.build_model")
def test_build_model_keeps_to_the_budget(student, reference):
    """Parameters and buffers hold at most 30,000 numbers."""
    model = student.build_model()
    held = count(fetch(model.state_dict()))
    expect(model.state_dict()).satisfies(
        lambda state: 0 < count(state) <= BUDGET,
        says=f"at least one number and at most {BUDGET:,}",
        when={
            "there are no parameters: layers in a plain list are not registered": lambda state: (
                not count(state)
            ),
            f"the network holds {held:,} numbers: fewer channels, or another pooling before the linear layer": (
                lambda state: count(state) > BUDGET
            ),
        },
    )


def count(state):
    """How many numbers a state_dict holds; nothing else holds any."""
    values = state.values() if isinstance(state, dict) else ()
    return sum(value.numel() for value in values if isinstance(value, torch.Tensor))


def fifty_digits():
    images, labels = public_digits("train")
    chosen = torch.randperm(len(images))[:50]
    return images[chosen], labels[chosen]


def train(student, model, images, labels, steps):
    adam = student.torch.optim.Adam(model.parameters(), lr=0.003)
    images, labels = student.send(images), student.send(labels)
    model.train()
    for _ in range(steps):
        adam.zero_grad()
        student.torch.nn.functional.cross_entropy(model(images), labels).backward()
        adam.step()
    model.eval()


@task("s14_next_steps.build_model")
def test_build_model_learns(student, reference):
    """A hundred steps of Adam bring the loss of fifty digits below 1."""
    images, labels = fifty_digits()
    model = student.build_model()
    train(student, model, images, labels, 100)

    def loss(logits):
        return torch.nn.functional.cross_entropy(logits, labels).item()

    expect(model(images), raised=RAISED).satisfies(
        lambda logits: loss(logits) < 1 and not clipped(logits),
        says="a mean cross-entropy below 1",
        when={
            "many logits are exactly 0: no ReLU comes after the last layer": clipped,
            "the network hardly learns: does every layer see a gradient, and is a ReLU between the layers?": (
                lambda logits: loss(logits) >= 1
            ),
        },
    )


def clipped(logits):
    """Sums of products are hardly ever exactly zero: of 500, less than one in a thousand networks has five."""
    return int((logits == 0).sum()) >= 5


@task("s14_next_steps.build_model")
def test_build_model_learns_in_every_parameter(student, reference):
    """Training changes every parameter."""
    images, labels = fifty_digits()
    model = student.build_model()
    vector = student.torch.nn.utils.parameters_to_vector
    sizes = [parameter.numel() for parameter in model.parameters() if isinstance(parameter, torch.Tensor)]
    before = brought(vector(model.parameters()).detach().clone(), (sum(sizes),))
    train(student, model, images, labels, 100)
    after = vector(model.parameters()).detach()

    def still(got):
        pairs = zip(before.split(sizes), got.split(sizes), strict=True)
        return sum(torch.equal(old, new) for old, new in pairs)

    expect(after, raised=RAISED).satisfies(
        lambda got: got.shape == before.shape and not still(got),
        says="another value in every parameter",
        when={
            "some parameters never change: are they used, and does the gradient reach them?": lambda got: (
                still(got) > 0
            )
        },
    )


@task("s14_next_steps.build_model")
def test_build_model_reads_each_image_by_itself(student, reference):
    """In evaluation mode an image's logits are the same alone and in a batch."""
    images = torch.rand(6, 1, 28, 28)
    model = evaluated(student)
    alone = [brought(model(images[n : n + 1]), (1, 10)) for n in range(6)]
    again = brought(model(images), (6, 10))
    expect(model(images), raised=RAISED).close_to(
        lambda: torch.cat(alone),
        when={
            "the same images give other logits each time: is dropout told of the mode?": lambda got: (
                not torch.equal(got, again)
            ),
            "the images of a batch get into each other: normalise or reshape along other axes": lambda got: (
                got.shape == (6, 10)
            ),
        },
        rtol=1e-3,
        atol=1e-4,
    )


@task("s14_next_steps.build_model")
def test_build_model_is_new_each_time(student, reference):
    """Each call gives a network with weights of its own, drawn anew."""
    images, labels = fifty_digits()
    first, second = evaluated(student), evaluated(student)
    before = brought(second(images), (50, 10))
    expect(first(images) - second(images), raised=RAISED).satisfies(
        lambda gap: bool((gap != 0).any()),
        says="other logits from another network",
        when={"both networks are the same: draw new weights each time": lambda gap: bool((gap == 0).all())},
    )
    train(student, first, images, labels, 3)
    expect(second(images)).close_to(
        before, when={"two networks share their weights: build anew in each call": lambda got: True}
    )


@task("s14_next_steps.build_model")
def test_build_model_follows_the_generator(student, reference):
    """The weights are drawn from PyTorch's global generator: the same seed before the call gives the same network."""
    images = torch.rand(4, 1, 28, 28)

    def seeded():
        student.torch.manual_seed(11)
        return evaluated(student)(images)

    first = brought(seeded(), (4, 10))
    expect(seeded(), raised=RAISED).close_to(
        first,
        when={
            "the same seed gave other weights: draw them from the global generator": lambda got: (
                got.shape == first.shape
            )
        },
    )


@task("s14_next_steps.build_model")
def test_build_model_runs_on_the_device_it_is_moved_to(student, reference):
    """Moved to the meta device, the network runs there, and the images are never changed."""
    images0 = torch.rand(3, 1, 28, 28)
    images = student.send(images0)
    model = student.build_model()
    model(images)
    expect(images, raised=RAISED).unchanged(images0)
    x = student.torch.zeros((3, 1, 28, 28), device="meta")
    expect(model.to("meta")(x), raised=RAISED).close_to(torch.empty(3, 10, device="meta"))
