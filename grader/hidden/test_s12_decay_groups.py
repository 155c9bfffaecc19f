"""Hidden checks of section 12: `decay_groups`, by exact updates on gradients that are drawn here."""

import warnings

import torch

from grader.author import cases, expect, rivals, task

NEAR = {"rtol": 1e-4, "atol": 1e-6}


def grouped(lib, kind):
    """Models whose decaying parameters are all, none, or some of them."""
    nn = lib.nn
    if kind == "matrices alone":
        return nn.Sequential(nn.Linear(5, 4, bias=False), nn.Tanh(), nn.Linear(4, 3, bias=False))
    if kind == "vectors alone":
        return nn.LayerNorm(6)
    model = nn.Sequential(
        nn.Embedding(7, 6),
        nn.LayerNorm(6),
        nn.Conv1d(4, 3, 2),
        nn.Sequential(nn.Linear(5, 6), nn.Linear(6, 7)),
    )
    if kind == "tied":
        model[3][1].weight = model[0].weight
    return model


def drawn_state(kind):
    """Numbers for a model; tied names get the same."""
    model = grouped(torch, kind)
    for tensor in model.state_dict().values():
        torch.nn.init.normal_(tensor)
    return {name: value.clone() for name, value in model.state_dict().items()}


def play_groups(make, lib, kind, state, gradients, lr=0.1, weight_decay=0.4):
    """The model's numbers after a step on each of the given gradients."""
    model = grouped(lib, kind)
    model.load_state_dict(state)
    optimizer = make(model, lr, weight_decay)
    for step in gradients:
        for name, gradient in step.items():
            model.get_parameter(name).grad = gradient
        optimizer.step()
    return model.state_dict()


def drawn_gradients(kind, steps, scale=1.0):
    names = dict(grouped(torch, kind).named_parameters())
    return [{name: scale * torch.randn(p.shape) for name, p in names.items()} for _ in range(steps)]


def split(decays, made=torch.optim.AdamW, rest=0.0, **fixed):
    """A maker of optimizers in which those parameters decay that `decays(name, parameter)` says."""

    def make(model, lr, weight_decay):
        options = {"lr": lr, "weight_decay": weight_decay} | fixed
        named = list(model.named_parameters())
        groups = [
            {"params": [p for name, p in named if decays(name, p)], "weight_decay": options["weight_decay"]},
            {"params": [p for name, p in named if not decays(name, p)], "weight_decay": rest},
        ]
        return made(groups, lr=options["lr"])

    return make


def matrix(name, parameter):
    return parameter.dim() >= 2


def chosen_only(choose):
    return lambda model, lr, weight_decay: torch.optim.AdamW(
        [p for name, p in model.named_parameters() if choose(name, p)], lr=lr, weight_decay=weight_decay
    )


def twice(model, lr, weight_decay):
    """Tied parameters are met once for each place where they are used."""
    every = [p for _, p in model.named_parameters(remove_duplicate=False)]
    matrices, rest = [p for p in every if p.dim() >= 2], [p for p in every if p.dim() < 2]
    groups = [{"params": matrices, "weight_decay": weight_decay}, {"params": rest, "weight_decay": 0.0}]
    with warnings.catch_warnings(action="ignore"):  # it says that a parameter is there twice
        return torch.optim.AdamW(groups, lr=lr)


GROUP_SLIPS = {
    "nothing moved: is it this model's parameters that are trained?": lambda model, *_: torch.optim.SGD(
        model.parameters(), lr=0.0
    ),
    "this is Adam, whose weight decay goes through the gradient: AdamW's is decoupled": split(
        matrix, torch.optim.Adam
    ),
    "everything decays: biases and scales of normalization must not": split(lambda *_: True),
    "everything decays, by Adam: AdamW is wanted, with decay on matrices only": split(
        lambda *_: True, torch.optim.Adam
    ),
    "nothing decays: the matrices are to": split(lambda *_: False),
    "the groups are swapped: the matrices decay, the rest does not": split(lambda *rest: not matrix(*rest)),
    "scales of normalization decay: what has fewer than two axes must not": split(
        lambda name, p: not name.endswith("bias")
    ),
    "the group without decay has AdamW's default of 0.01: set it to 0.0": split(matrix, rest=0.01),
    "only the matrices are trained: the rest belongs into a group of its own": chosen_only(matrix),
    "biases decay: what has fewer than two axes must not, whatever layer it is in": split(
        lambda name, p: matrix(name, p) or name.endswith("bias")
    ),
    "biases of layers that do not normalize decay: what has fewer than two axes must not": split(
        lambda name, p: matrix(name, p) or (name[0] in "23" and name.endswith("bias"))
    ),
    "only linear layers decay: every parameter with two axes or more is to": split(
        lambda name, p: name in ("3.0.weight", "3.1.weight")
    ),
    "the decay is AdamW's default, not weight_decay": split(matrix, weight_decay=0.01),
    "the learning rate is AdamW's default, not lr": split(matrix, lr=0.001),
    "this is SGD: AdamW is wanted": split(matrix, torch.optim.SGD),
    "only parameters with just two axes decay: with more, too": split(lambda name, p: p.dim() == 2),
    "a parameter used in several places is in its group twice: model.parameters() gives each once": twice,
    "lr and weight_decay are swapped": lambda model, lr, weight_decay: split(matrix)(model, weight_decay, lr),
}
GROUP_RAISED = {
    r"appear in more than one|duplicate parameters": "a parameter is in two groups, or twice in one",
    r"empty parameter list|no parameters": "a model may have nothing that decays, or nothing else",
    r"has no attribute 'step'": "an optimizer is wanted: an object with step()",
    r"NoneType": "a parameter may have no gradient: pass over one whose .grad is None",
}
KINDS = ["mixed", "matrices alone", "vectors alone", "tied"]


def expect_steps(student, reference, kind, gradients, **how):
    state = drawn_state(kind)

    def play(make, lib):
        return dict(play_groups(make, lib, kind, state, gradients, **how))

    answer = play_groups(student.decay_groups, student.torch, kind, state, gradients, **how)
    expect(answer, raised=GROUP_RAISED).close_to(
        lambda: play(reference.decay_groups, torch), unless=rivals(play, GROUP_SLIPS), **NEAR
    )


@task("s12_optimization.decay_groups")
@cases(kind=KINDS)
def test_decay_groups_shrinks_matrices_only(student, reference, kind):
    """With gradients of zero the first step multiplies matrices by 1 - lr * weight_decay and leaves the rest."""
    expect_steps(student, reference, kind, drawn_gradients(kind, 1, scale=0.0))


@task("s12_optimization.decay_groups")
@cases(kind=KINDS, settings=[{"lr": 0.02, "weight_decay": 0.5}, {"lr": 0.3, "weight_decay": 0.1}])
def test_decay_groups_trains_every_parameter(student, reference, kind, settings):
    """Three steps on drawn gradients take every parameter where AdamW with two groups does."""
    expect_steps(student, reference, kind, drawn_gradients(kind, 3), **settings)


@task("s12_optimization.decay_groups")
def test_decay_groups_passes_over_what_has_no_gradient(student, reference):
    """A parameter whose gradient is None stays as it is, decay or not."""
    gradients = [
        {name: g for name, g in drawn_gradients("mixed", 1)[0].items() if not name.startswith("3.0")}
    ]
    expect_steps(student, reference, "mixed", gradients)


@task("s12_optimization.decay_groups")
def test_decay_groups_leaves_the_model_as_it_was(student, reference):
    """Making the optimizer changes no number of the model."""
    state, model = drawn_state("mixed"), grouped(student.torch, "mixed")
    model.load_state_dict(state)
    student.decay_groups(model, 0.1, 0.4)
    expect(model.state_dict(), raised=GROUP_RAISED).unchanged(state, "making the optimizer changed the model")
