"""Hidden checks of section 14: training, of the student's own network and of given ones."""

import torch
from torch.nn import functional as F

from grader.author import cases, expect, expect_reading, fetch, hidden_digits, public_digits, task, threshold

RAISED = {
    "'NoneType' object": "nothing was returned: is a return missing?",
    "is not callable|has no attribute 'state_dict'": "the trained model is to be returned, nothing else",
    r"division by zero|ZeroDivision|total_steps|Expected positive integer|steps_per_epoch": (
        "fewer digits than a batch make one small batch: round the number of batches up"
    ),
}


@task("s14_next_steps.train_model")
def test_train_model_reads_digits_never_seen(student, reference):
    """The trained network of build_model names the wanted share of hidden digits rightly."""
    images, labels = public_digits("train")
    digits = hidden_digits()
    names = torch.randperm(10)  # the classes in another order: what was learned elsewhere does not help
    model = student.train_model(student.build_model(), images, names[labels])
    expect_reading(
        model(digits[0]),
        digits,
        threshold("s14_next_steps.train_model", "accuracy"),
        names=names,
        raised=RAISED,
    )


def drawn_model(student, drawn, dropout=0.0):
    """A small network of this side's choice, holding drawn weights."""
    nn = student.torch.nn
    activation = nn.Sequential(nn.ReLU(), nn.Dropout(dropout))
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 12), activation, nn.Linear(12, 10))
    model.load_state_dict(drawn)
    return model


def drawn_weights():
    return {
        "1.weight": torch.randn(12, 784) / 28,
        "1.bias": torch.zeros(12),
        "3.weight": torch.randn(10, 12) / 4,
        "3.bias": torch.zeros(10),
    }


def twin(drawn, images):
    hidden = (images.flatten(1) @ drawn["1.weight"].T + drawn["1.bias"]).relu()
    return hidden @ drawn["3.weight"].T + drawn["3.bias"]


def some_digits(count):
    images, labels = public_digits("train")
    chosen = torch.randperm(len(images))[:count]
    return images[chosen], labels[chosen]


@task("s14_next_steps.train_model")
@cases(count=[7, 1, 101, 300])
def test_train_model_trains_the_model_it_is_given(student, reference, count):
    """Any network learns, in place, and from any number of digits: their loss falls; it is what is returned."""
    drawn, (images, labels) = drawn_weights(), some_digits(count)
    model = drawn_model(student, drawn)
    returned = student.train_model(model, images, labels)
    before = F.cross_entropy(twin(drawn, images), labels).item()

    def loss(logits):
        return F.cross_entropy(logits, labels).item()

    expect(model(images), raised=RAISED).satisfies(
        lambda logits: loss(logits) < before,
        says=f"a loss of these digits below {before:.4g}, which it was before",
        when={
            "the model that was given is as it was: train it, not a copy or another one, and leave out no batch, "
            "however small": lambda logits: torch.allclose(logits, twin(drawn, images), atol=1e-4),
            "the loss is not finite: are the steps too large?": lambda logits: not logits.isfinite().all(),
            "the loss of the digits did not fall": lambda logits: loss(logits) >= before,
        },
    )
    expect(returned(images) - model(images), raised=RAISED).satisfies(
        lambda gap: bool((gap.abs() < 1e-4).all()),
        says="the model that was given, trained",
        when={"another model than the given one was returned": lambda gap: bool((gap.abs() >= 1e-4).any())},
    )


def learning_one_bias(nn):
    """A network of which training mode drops all but the last bias; decay leaves its zeros alone."""
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 6), nn.Dropout(1.0), nn.Linear(6, 10))
    first = {"1.weight": torch.zeros(6, 784), "1.bias": torch.zeros(6)}
    model.load_state_dict(first | {"3.weight": torch.randn(10, 6), "3.bias": torch.zeros(10)})
    return model


@task("s14_next_steps.train_model")
def test_train_model_switches_modes(student, reference):
    """The model is trained in training mode, whatever its mode was, and comes back in evaluation mode."""
    nn = student.torch.nn
    model = nn.Sequential(nn.BatchNorm2d(1), nn.Flatten(), nn.Dropout(0.5), nn.Linear(784, 10))
    model.eval()
    images, labels = some_digits(120)
    returned = student.train_model(model, images, labels)
    expect(model[0].running_mean, raised=RAISED).satisfies(
        lambda mean: bool((mean != 0).all()),
        says="batch statistics that have moved, as they do in training mode",
        when={"training ran in evaluation mode: call train() first": lambda mean: bool((mean == 0).all())},
    )
    model = learning_one_bias(nn)
    student.train_model(model, images, labels)
    expect(model[1].weight, raised=RAISED).satisfies(
        lambda weight: bool((weight == 0).all()),
        says="no step of a layer whose output training mode drops",
        when={
            "some steps were taken in evaluation mode: after a look with eval(), go back with train()": (
                lambda weight: bool((weight != 0).any())
            )
        },
    )
    once_read = returned(images)
    expect(once_read, raised=RAISED).has(shape=(120, 10), dtype=torch.float32)
    first = fetch(once_read)
    expect(returned(images)).close_to(
        first,
        when={
            "dropout is still at work: come back in evaluation mode, with eval()": lambda got: (
                got.shape == first.shape
            )
        },
    )


@task("s14_next_steps.train_model")
@cases(dropout=[0.0, 0.5])
def test_train_model_follows_its_seed(student, reference, dropout):
    """The same weights, data and seed give the same trained weights, with dropout too; another seed others."""
    drawn, (images, labels) = drawn_weights(), some_digits(150)
    remedy = (
        "dropout draws from the global generator, so seed that one"
        if dropout
        else "seed before anything is drawn"
    )

    def trained(seed):
        model = drawn_model(student, drawn, dropout)
        student.torch.rand(seed + 2)  # so that the generator is never where it was the last time
        return student.train_model(model, images, labels, seed=seed).state_dict()["1.weight"]

    first, second, third = trained(3), trained(3), trained(4)
    expect(first - second, raised=RAISED).satisfies(
        lambda gap: float(gap.abs().max()) < 1e-4,
        says="the same weights from the same seed",
        when={f"the same seed gave other weights: {remedy}": far},
    )
    expect(first - third).satisfies(
        far,
        says="other weights from another seed",
        when={
            "another seed gave the same weights: is seed used, is the order drawn?": lambda gap: not far(gap)
        },
    )


def far(gap):
    return float(gap.abs().max()) >= 1e-4


@task("s14_next_steps.train_model")
def test_train_model_leaves_the_digits(student, reference):
    """Neither images nor labels are changed."""
    images0, labels0 = some_digits(60)
    images, labels = student.send(images0), student.send(labels0)
    student.train_model(drawn_model(student, drawn_weights()), images, labels)
    expect(images, raised=RAISED).unchanged(images0)
    expect(labels).unchanged(labels0, "the labels were changed in place: work on a copy")
