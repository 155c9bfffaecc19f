"""Hidden checks of section 9: weights that fit in part."""

import torch

from grader.author import cases, drawn_batch, expect, rivals, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}


def drawn_network():
    """Parameters and buffers of `network`, every number drawn."""
    state = {"0.weight": torch.randn(5, 6), "0.bias": torch.randn(5)}
    state |= {"1.weight": torch.randn(5), "1.bias": torch.randn(5)}
    state |= {"1.running_mean": torch.randn(5), "1.running_var": torch.rand(5) + 0.5}
    return state | {
        "1.num_batches_tracked": torch.tensor(7),
        "2.weight": torch.randn(4, 5),
        "2.bias": torch.randn(4),
    }


def network(lib, weights):
    """Linear, batch norm, linear, with these weights."""
    nn = lib.nn
    model = nn.Sequential(nn.Linear(6, 5), nn.BatchNorm1d(5), nn.Linear(5, 4))
    model.load_state_dict(weights)
    return model


def offered():
    """States to load, by what is the matter with them."""
    whole = drawn_network()
    head = whole | {"2.weight": torch.randn(9, 5), "2.bias": torch.randn(9)}
    return {
        "all fits": whole,
        "another head": head,
        "names left over": {"extra.weight": torch.randn(3), **whole, "3.bias": torch.randn(4)},
        "names missing": {
            name: tensor for name, tensor in whole.items() if name not in ("0.bias", "2.weight")
        },
        "in another order": dict(reversed(list(head.items()))),
        "transposed": whole | {"0.weight": torch.randn(6, 5), "2.weight": torch.randn(5, 4)},
        "as many numbers in another shape": whole
        | {"0.bias": torch.randn(5, 1), "1.bias": torch.randn(1, 5)},
        "one number for all": whole | {"0.bias": torch.randn(1), "1.weight": torch.randn(())},
        "another prefix": {f"module.{name}": tensor for name, tensor in whole.items()},
        "nothing": {},
    }


def fitting(state, own):
    return {name: tensor for name, tensor in state.items() if name in own and tensor.shape == own[name].shape}


def by_name_only(model, state):
    for name, tensor in model.state_dict().items():
        if name in state:
            tensor.copy_(state[name].expand_as(tensor))


def only_parameters(model, state):
    own = dict(model.named_parameters())
    with torch.no_grad():
        for name, tensor in fitting(state, own).items():
            own[name].copy_(tensor)


def all_or_nothing(model, state):
    if len(fitting(state, model.state_dict())) == len(model.state_dict()):
        model.load_state_dict(state, strict=False)


LOADING = {
    "nothing was loaded because something did not fit: load what does": all_or_nothing,
    "nothing was loaded": lambda model, state: None,
    "an entry of another shape was stretched to fit: it must be passed over": by_name_only,
    "the buffers were passed over: running statistics are in the state dict, too": only_parameters,
}
RAISED = {
    "size mismatch": "entries of another shape raise an error even with strict=False: leave them out yourself",
    "Unexpected key|Missing key": "names that do not fit are passed over: load_state_dict(..., strict=False)",
    "KeyError": "not every name of the state is one of the model's, nor the other way round",
    "must match|expanded size": "entries of another shape are to be passed over",
}
CASES = list(offered())


@task("s09_checkpoints.load_matching")
@cases(case=CASES)
def test_load_matching_loads_what_fits(student, reference, case):
    """Entries of the same name and shape are loaded; all other numbers of the model stay."""
    weights, state = drawn_network(), offered()[case]

    def play(function, lib):
        model = network(lib, weights)
        function(model, state)
        return model.state_dict()

    expect(play(student.load_matching, student.torch), raised=RAISED).equals(
        lambda: play(reference.load_matching, torch), unless=rivals(play, LOADING)
    )


def names_rivals(weights, state):
    """What the known mistakes return."""
    missing = [name for name in weights if name not in fitting(state, weights)]
    return {
        "these are the names that were loaded: those that were not are wanted": lambda: [
            name for name in weights if name not in missing
        ],
        "these are the state's names that found no place: the model's are wanted": lambda: [
            name for name in state if name not in fitting(state, weights)
        ],
        "names whose shape does not fit were not loaded either: list them, too": lambda: [
            name for name in weights if name not in state
        ],
        "names that the state does not have were not loaded either: list them, too": lambda: [
            name for name in weights if name in state and name in missing
        ],
        "missing_keys forgives batch norm a missing num_batches_tracked: list the names yourself": lambda: [
            name for name in missing if name != "1.num_batches_tracked"
        ],
        "the names are sorted: the order of model.state_dict() is wanted": lambda: sorted(missing),
        "this is the number of names: the names are wanted": lambda: len(missing),
    }


@task("s09_checkpoints.load_matching")
@cases(case=CASES)
def test_load_matching_names_what_got_nothing(student, reference, case):
    """The names of the model's that were not loaded come back, in the order of its state dict."""
    weights, state = drawn_network(), offered()[case]
    model = network(student.torch, weights)
    expect(student.load_matching(model, state), raised=RAISED).equals(
        lambda: reference.load_matching(network(torch, weights), state),
        unless=names_rivals(weights, state),
        when={
            "a set has no order: a list is wanted": lambda got: isinstance(got, set | frozenset),
            "the names are right, their order is not that of model.state_dict()": lambda got: (
                sorted(got) == sorted(name for name in weights if name not in fitting(state, weights))
            ),
        },
    )


@task("s09_checkpoints.load_matching")
def test_load_matching_sorts_nothing(student, reference):
    """The order is that of the state dict, not the alphabet's."""
    model = student.torch.nn.LSTMCell(3, 2)
    expect(student.load_matching(model, {"bias_hh": torch.ones(8)}), raised=RAISED).equals(
        ["weight_ih", "weight_hh", "bias_ih"],
        unless={
            "the names are sorted: the order of model.state_dict() is wanted": lambda: [
                "bias_ih",
                "weight_hh",
                "weight_ih",
            ]
        },
        when={"the order of model.state_dict() is wanted": lambda got: len(got) == 3},
    )


REPLACED = "the model holds new parameters, and the optimizer the old ones: copy into those that are there"


@task("s09_checkpoints.load_matching")
def test_load_matching_keeps_the_parameters(student, reference):
    """An optimizer that was made before goes on training the model."""
    weights, state, (inputs, labels) = drawn_network(), drawn_network(), drawn_batch(7)
    del state["2.bias"]

    def play(function, lib, lr=0.1):
        model = network(lib, weights)
        optimizer = lib.optim.SGD(model.parameters(), lr=lr)
        function(model, state)
        lib.nn.CrossEntropyLoss()(model(inputs), labels).backward()
        optimizer.step()
        return model.state_dict()

    expect(play(student.load_matching, student.torch), raised=RAISED).close_to(
        lambda: play(reference.load_matching, torch),
        unless=rivals(play, {"nothing was loaded": LOADING["nothing was loaded"]}),
        when={REPLACED: lambda got: torch.equal(got["2.weight"], state["2.weight"])},
        **NEAR,
    )


@task("s09_checkpoints.load_matching")
def test_load_matching_keeps_dtypes(student, reference):
    """Numbers of another dtype are copied into the model's, and the state is not changed."""
    weights = drawn_network()
    drawn = {name: tensor.double() for name, tensor in drawn_network().items()}
    drawn["2.bias"] = torch.randn(9)
    model, state = network(student.torch, weights), student.send(drawn)
    student.load_matching(model, state)
    expected = {name: tensor.to(weights[name].dtype) for name, tensor in drawn.items()}
    expect(model.state_dict(), raised=RAISED).equals(
        expected | {"2.bias": weights["2.bias"]},
        when={"the model took on the state's dtype: copy into its own": lambda got: holds_doubles(got)},
    )
    expect(state).unchanged(drawn, "the state was changed: it is only to be read")


def holds_doubles(state):
    return any(tensor.dtype == torch.float64 for tensor in state.values())
