"""Hidden checks of section 11: running `nn.RNN` and `nn.LSTM`, whole and in chunks."""

import torch
from torch import nn

from grader.author import cases, expect, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}
NO_GRADIENT = "no gradient comes through: no detach(), .data or no_grad here"
NO_GRAPH = {"does not require grad": NO_GRADIENT}
NONE = {NO_GRADIENT: lambda got: got is None}
FEATURES = r"must be equal to input_size|Expected \d+, got"


def drawn_weights(network):
    """Numbers for a network's state_dict, small enough not to saturate it."""
    return {name: torch.randn(tensor.shape) / 3 for name, tensor in network.state_dict().items()}


def loaded(network, weights):
    network.load_state_dict(weights)
    return network


# rnn_forward

RNN = {
    r"size mismatch|Missing key|Unexpected key": (
        "the weights fit nn.RNN(10, 20, num_layers=2), and no other network"
    ),
    FEATURES: "an RNN takes the features, 10 here, from the last axis of what it is given",
    r"Expected hidden size|hidden\[?0?\]? size": "time comes first here: x is (T, B, 10), and h0 (2, B, 20)",
}
SIZES = [(5, 3), (3, 5), (1, 2), (4, 1), (2, 2)]
UNUSED = "the result does not come from these weights: are they loaded?"


def run_rnn(weights, x, h0, **options):
    output, h_n = loaded(nn.RNN(10, 20, 2, **options), weights)(x, h0)
    return output.detach(), h_n.detach()


def rnn_mistakes(weights, x, h0):
    """What known mistakes would give."""
    right = run_rnn(weights, x, h0)
    found = {
        "time and batch are swapped: time comes first here, so no batch_first": lambda: run_rnn(
            weights, x, h0, batch_first=True
        ),
        "ReLU where tanh is wanted, which is nn.RNN's default": lambda: run_rnn(
            weights, x, h0, nonlinearity="relu"
        ),
        "the two results are in the other order: (output, h_n)": lambda: right[::-1],
        "h_n has both layers' last states: this is the upper layer's alone": lambda: (right[0], right[0][-1]),
        "h_n has both layers' last states: this is the upper layer's alone (1, B, 20)": lambda: (
            right[0],
            right[0][-1:],
        ),
        "the layers' states at the end are in the wrong order: lower first": lambda: (
            right[0],
            right[1].flip(0),
        ),
    }
    if h0 is None:
        ones = torch.ones(2, x.shape[1], 20)
        return found | {"without h0 the states start at zero": lambda: run_rnn(weights, x, ones)}
    return found | {
        "h0 is not used": lambda: run_rnn(weights, x, None),
        "the layers' states at the start are in the wrong order: lower first": lambda: run_rnn(
            weights, x, h0.flip(0)
        ),
    }


@task("s11_sequences.rnn_forward")
@cases(sizes=SIZES, start=[True, False])
def test_rnn_forward_gives_outputs_and_last_states(student, reference, sizes, start):
    """The results are those of the two-layer network, from h0 or from zeros."""
    weights, x = drawn_weights(nn.RNN(10, 20, 2)), torch.randn(*sizes, 10)
    h0 = torch.randn(2, sizes[1], 20) if start else None
    expect(student.rnn_forward(weights, x, h0), raised=RNN).like(
        lambda: run_rnn(weights, x, h0), unless=rnn_mistakes(weights, x, h0), **NEAR
    )


@task("s11_sequences.rnn_forward")
def test_rnn_forward_uses_the_given_weights(student, reference):
    """With weights of zero, all results are zero; without h0 as an argument, too."""
    weights = {name: torch.zeros_like(w) for name, w in nn.RNN(10, 20, 2).state_dict().items()}
    expect(student.rnn_forward(weights, torch.randn(4, 3, 10)), raised=RNN).like(
        (torch.zeros(4, 3, 20), torch.zeros(2, 3, 20)),
        when={UNUSED: lambda got: got[0].shape == (4, 3, 20) and got[0].any()},
    )


@task("s11_sequences.rnn_forward")
def test_rnn_forward_passes_gradients(student, reference):
    """Gradients reach x and h0."""
    weights, weighing = drawn_weights(nn.RNN(10, 20, 2)), (torch.randn(4, 3, 20), torch.randn(2, 3, 20))
    values = torch.randn(4, 3, 10), torch.randn(2, 3, 20)
    there = [student.send(value).requires_grad_() for value in values]
    results = student.rnn_forward(weights, *there)
    ((results[0] * weighing[0]).sum() + (results[1] * weighing[1]).sum()).backward()
    for place, argument in enumerate(there):
        expect(argument.grad, raised=RNN | NO_GRAPH).close_to(
            lambda n=place: rnn_gradients(weights, values, weighing)[n],
            unless={
                f"{NO_GRADIENT} (it is missing from {name})": lambda n=place, part=part: rnn_gradients(
                    weights, values, weighing, part
                )[n]
                for name, part in (("output", 1), ("h_n", 0))
            },
            when=NONE,
            **NEAR,
        )


def rnn_gradients(weights, values, weighing, part=None):
    """The gradients of x and h0 through both results, or through one `part` of them."""
    leaves = [value.clone().requires_grad_() for value in values]
    results = loaded(nn.RNN(10, 20, 2), weights)(*leaves)
    sums = [(result * weights).sum() for result, weights in zip(results, weighing, strict=True)]
    (sum(sums) if part is None else sums[part]).backward()
    return [leaf.grad for leaf in leaves]


@task("s11_sequences.rnn_forward")
def test_rnn_forward_leaves_its_arguments_as_they_were(student, reference):
    """Weights, x and h0 are not changed."""
    sent = drawn_weights(nn.RNN(10, 20, 2)), torch.randn(4, 3, 10), torch.randn(2, 3, 20)
    arguments = [student.send(value) for value in sent]
    student.rnn_forward(*arguments)
    for argument, original in zip(arguments, sent, strict=True):
        expect(argument, raised=RNN).unchanged(original)


# lstm_forward

LSTM = {
    r"size mismatch|Missing key|Unexpected key": (
        "the weights fit nn.LSTM(10, 20, num_layers=2), and no other network"
    ),
    FEATURES: "an LSTM takes the features, 10 here, from the last axis of what it is given",
    r"Expected hidden\[\d\] size": (
        "the batch comes first in x, (B, T, 10), and not in the states, (2, B, 20): is batch_first=True set?"
    ),
    r"too many values to unpack|not enough values to unpack": "an LSTM returns output, (h_n, c_n)",
}


def run_lstm(weights, x, h0, c0, **options):
    output, (h_n, c_n) = loaded(nn.LSTM(10, 20, 2, **{"batch_first": True} | options), weights)(x, (h0, c0))
    return output.detach(), (h_n.detach(), c_n.detach())


def lstm_mistakes(weights, x, h0, c0):
    """What known mistakes would give."""
    output, (h_n, c_n) = run_lstm(weights, x, h0, c0)
    zeros = torch.zeros_like(h0)
    return {
        "h0 and c0 are swapped: the hidden state is the first of the two": lambda: run_lstm(
            weights, x, c0, h0
        ),
        "h_n and c_n are swapped: the hidden state is the first of the two": lambda: (output, (c_n, h_n)),
        "time and batch are swapped: the batch comes first here": lambda: run_lstm(
            weights, x, h0, c0, batch_first=False
        ),
        "the output is (B, T, 20), batch first: this is time first": lambda: (
            output.transpose(0, 1),
            (h_n, c_n),
        ),
        "h0 and c0 are not used": lambda: run_lstm(weights, x, zeros, zeros),
        "c0 is not used": lambda: run_lstm(weights, x, h0, zeros),
        "h0 is not used": lambda: run_lstm(weights, x, zeros, c0),
        "h0 stands for c0 as well": lambda: run_lstm(weights, x, h0, h0),
        "the states of both layers are wanted: these are the upper layer's": lambda: (
            output,
            (h_n[1], c_n[1]),
        ),
        "an LSTM has two kinds of states at the end: c_n is wanted, too": lambda: (output, (h_n, h_n)),
    }


@task("s11_sequences.lstm_forward")
@cases(sizes=[(3, 5), (5, 3), (2, 1), (1, 4), (3, 3)])
def test_lstm_forward_gives_outputs_and_last_states(student, reference, sizes):
    """The results are those of the two-layer network from (h0, c0), batch first."""
    weights, x = drawn_weights(nn.LSTM(10, 20, 2)), torch.randn(*sizes, 10)
    h0, c0 = torch.randn(2, sizes[0], 20), torch.randn(2, sizes[0], 20)
    expect(student.lstm_forward(weights, x, h0, c0), raised=LSTM).like(
        lambda: run_lstm(weights, x, h0, c0), unless=lstm_mistakes(weights, x, h0, c0), **NEAR
    )


@task("s11_sequences.lstm_forward")
def test_lstm_forward_uses_the_given_weights(student, reference):
    """With weights and states of zero, all results are zero."""
    weights = {name: torch.zeros_like(w) for name, w in nn.LSTM(10, 20, 2).state_dict().items()}
    zeros = torch.zeros(2, 4, 20)
    expect(student.lstm_forward(weights, torch.randn(4, 3, 10), zeros, zeros), raised=LSTM).like(
        (torch.zeros(4, 3, 20), (zeros, zeros)),
        when={UNUSED: lambda got: got[0].shape == (4, 3, 20) and got[0].any()},
    )


@task("s11_sequences.lstm_forward")
def test_lstm_forward_passes_gradients(student, reference):
    """Gradients reach x, h0 and c0."""
    weights, shapes = drawn_weights(nn.LSTM(10, 20, 2)), ((4, 3, 10), (2, 4, 20), (2, 4, 20))
    values, weighing = [torch.randn(s) for s in shapes], [torch.randn(4, 3, 20), *torch.randn(2, 2, 4, 20)]
    there = [student.send(value).requires_grad_() for value in values]
    results = student.lstm_forward(weights, *there)
    three = results[0], results[1][0], results[1][1]
    sum((one * weight).sum() for one, weight in zip(three, weighing, strict=True)).backward()
    for place, argument in enumerate(there):
        expect(argument.grad, raised=LSTM | NO_GRAPH).close_to(
            lambda n=place: lstm_gradients(weights, values, weighing)[n],
            unless={
                f"{NO_GRADIENT} (it is missing from {name})": lambda n=place, part=part: lstm_gradients(
                    weights, values, weighing, part
                )[n]
                for part, name in enumerate(("output", "h_n", "c_n"))
            },
            when=NONE,
            **NEAR,
        )


def lstm_gradients(weights, values, weighing, missing=None):
    """The gradients of x, h0 and c0 through the three results, one of which may be `missing`."""
    x, h0, c0 = leaves = [value.clone().requires_grad_() for value in values]
    output, (h_n, c_n) = loaded(nn.LSTM(10, 20, 2, batch_first=True), weights)(x, (h0, c0))
    sums = [(one * weight).sum() for one, weight in zip((output, h_n, c_n), weighing, strict=True)]
    sum(one for place, one in enumerate(sums) if place != missing).backward()
    return [leaf.grad for leaf in leaves]


@task("s11_sequences.lstm_forward")
def test_lstm_forward_leaves_its_arguments_as_they_were(student, reference):
    """Weights, x, h0 and c0 are not changed."""
    sent = drawn_weights(nn.LSTM(10, 20, 2)), *(torch.randn(s) for s in ((4, 3, 10), (2, 4, 20), (2, 4, 20)))
    arguments = [student.send(value) for value in sent]
    student.lstm_forward(*arguments)
    for argument, original in zip(arguments, sent, strict=True):
        expect(argument, raised=LSTM).unchanged(original)
