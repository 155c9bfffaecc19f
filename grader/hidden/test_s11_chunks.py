"""Hidden checks of section 11: `run_in_chunks`, truncated backpropagation through time."""

import torch
from torch import nn

from grader.author import cases, expect, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}
NO_GRADIENT = (
    "no gradient comes through: the outputs are to keep their history, the states between chunks not"
)
NO_GRAPH = {"does not require grad": NO_GRADIENT}


def detached(states):
    return tuple(state.detach() for state in states)


def zeros_for_cells(states):
    return states[0].detach(), torch.zeros_like(states[1])


def in_chunks(lstm, x, length, carry=detached):
    """The outputs where `carry` makes the states at the start of a chunk from those at the end of the last."""
    outputs, states = [], None
    for chunk in x.split(length):
        output, states = lstm(chunk, states)
        states = carry(states)
        outputs.append(output)
    return torch.cat(outputs)


def whole(lstm, x, length):
    return lstm(x)[0]


def step_by_step(lstm, x, length):
    """Cut off at every step."""
    return in_chunks(lstm, x, 1)


def carrying(carry):
    return lambda lstm, x, length: in_chunks(lstm, x, length, carry)


VALUES = {
    "the states are not carried over: each chunk starts from zeros": carrying(lambda states: None),
    "the cell states are not carried over: both states are wanted": carrying(zeros_for_cells),
    "hidden and cell states are swapped from chunk to chunk": carrying(lambda states: detached(states)[::-1]),
    "the last, shorter chunk is missing": lambda lstm, x, length: lstm(x[: len(x) // length * length])[0],
    "batch and time are swapped: time comes first here": lambda lstm, x, length: in_chunks(
        lstm, x.transpose(0, 1), length
    ).transpose(0, 1),
}
GRADIENTS = {
    "chunk(n) cuts into n chunks: chunks of `length` steps are wanted, as split(length) makes them": (
        lambda lstm, x, length: in_chunks(lstm, x, -(-len(x) // length))
    ),
    "the gradient runs on into earlier chunks: detach the states, and cut along time, not along the batch": whole,
    "the gradient runs on into earlier chunks through the cell state: detach both": carrying(
        lambda states: (states[0].detach(), states[1])
    ),
    "the gradient runs on into earlier chunks through the hidden state: detach both": carrying(
        lambda states: (states[0], states[1].detach())
    ),
    "the gradient is cut off at every step: only between chunks it is to be": step_by_step,
}


def twins(student, layers):
    """One LSTM with drawn weights, there and here; and the weights."""
    here = nn.LSTM(3, 4, layers)
    weights = {name: torch.randn(tensor.shape) / 2 for name, tensor in here.state_dict().items()}
    here.load_state_dict(weights)
    there = student.torch.nn.LSTM(3, 4, layers)
    there.load_state_dict(weights)
    return there, here, weights


@task("s11_sequences.run_in_chunks")
@cases(steps=[10, 7, 1], length=[4, 1, 5, 20], layers=[1, 2])
def test_run_in_chunks_gives_the_outputs_of_one_run(student, reference, steps, length, layers):
    """The outputs are those of a single run, whatever the chunks."""
    (there, here, _), x = twins(student, layers), torch.randn(steps, 2, 3)
    expect(student.run_in_chunks(there, x, length)).close_to(
        lambda: reference.run_in_chunks(here, x, length),
        unless={cause: lambda wrong=wrong: wrong(here, x, length) for cause, wrong in VALUES.items()},
        **NEAR,
    )


def gradients(run, lstm, x, length, weighing):
    """What comes home in `.grad` of x and of a recurrent and an input weight."""
    lstm.zero_grad()
    x = x.clone().requires_grad_()
    (run(lstm, x, length) * weighing).sum().backward()
    return [x.grad, lstm.weight_hh_l0.grad.clone(), lstm.weight_ih_l0.grad.clone()]


@task("s11_sequences.run_in_chunks")
@cases(length=[4, 5, 3], layers=[1, 2])
def test_run_in_chunks_cuts_the_gradient_between_chunks(student, reference, length, layers):
    """Gradients flow through all steps of a chunk and not beyond it, into x and into the parameters."""
    (there, here, _), x, weighing = twins(student, layers), torch.randn(10, 2, 3), torch.randn(10, 2, 4)
    sent = student.send(x).requires_grad_()
    (student.run_in_chunks(there, sent, length) * weighing).sum().backward()
    right = gradients(reference.run_in_chunks, here, x, length, weighing)
    answers = (sent.grad, there.weight_hh_l0.grad, there.weight_ih_l0.grad)
    for place, answer in enumerate(answers):
        expect(answer, raised=NO_GRAPH).close_to(
            right[place],
            unless={
                cause: lambda run=run, n=place: gradients(run, here, x, length, weighing)[n]
                for cause, run in (VALUES | GRADIENTS).items()
            },
            when={NO_GRADIENT: lambda got: got is None},
            **NEAR,
        )


@task("s11_sequences.run_in_chunks")
def test_run_in_chunks_reaches_back_to_the_chunks_start(student, reference):
    """The last output of a chunk depends, by its gradient, on the chunk's own steps and on no others."""
    there, x = twins(student, 1)[0], torch.randn(10, 1, 3)
    sent = student.send(x).requires_grad_()
    student.run_in_chunks(there, sent, 4)[7].sum().backward()
    expect(sent.grad.abs().sum((1, 2)), raised=NO_GRAPH).satisfies(
        lambda got: (got > 0).tolist() == [4 <= t < 8 for t in range(10)],
        says="a gradient at steps 4 to 7, and at no others",
        when={
            "the gradient runs on into earlier chunks: detach the states": lambda got: got[3] > 0,
            "the gradient is cut off within the chunk": lambda got: got[4] == 0,
        },
    )


@task("s11_sequences.run_in_chunks")
@cases(training=[True, False])
def test_run_in_chunks_leaves_its_arguments_as_they_were(student, reference, training):
    """Neither x nor the parameters of the LSTM are changed, nor its mode."""
    (there, _, weights), x = twins(student, 1), torch.randn(6, 2, 3)
    there.train(training)
    sent = student.send(x)
    student.run_in_chunks(there, sent, 4)
    expect(sent).unchanged(x)
    expect(there.state_dict()).unchanged(weights, cause="the parameters of the LSTM were changed")
    expect(there.training).unchanged(training, cause="the LSTM was switched to another mode")
