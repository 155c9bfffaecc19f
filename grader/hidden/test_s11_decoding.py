"""Hidden checks of section 11: `greedy_decode`."""

import torch
from torch.nn import functional as F

from grader.author import cases, expect, task

V = 13
END = 4  # a token that some models never find likely
RAISED = {
    r"must match|non-singleton|broadcast": (
        "one token is wanted for each sequence: argmax over the last axis of the logits"
    ),
}


def of_all_tokens(tokens):
    """Logits whose choice depends on every token so far, by place too."""
    sums = (tokens * 3 + 1).cumsum(1)
    return F.one_hot((sums * sums + tokens) % V, V).float()


def successor(tokens):
    """After n comes n + 1."""
    return F.one_hot((tokens + 1) % V, V).float()


MODELS = {"successor": successor, "all tokens": of_all_tokens}


def decode(model, start, end, most, *, pick=-1, freeze=True, stop=torch.all, window=None, mark=None):
    """Greedy decoding, with what a known mistake makes of it."""
    tokens, ended = start, torch.zeros(len(start), dtype=torch.bool)
    for _ in range(most):
        chosen = model(tokens if window is None else tokens[:, -window:])[:, pick].argmax(-1)
        if freeze:
            chosen = chosen.masked_fill(ended, end if mark is None else mark)
        tokens = torch.cat([tokens, chosen.unsqueeze(1)], dim=1)
        ended = ended | (chosen == end)
        if stop(ended):
            break
    return tokens


def never(ended):
    return False


def mistakes(model, start, end, most):
    """What known mistakes would give."""
    right = decode(model, start, end, most)
    found = {
        "the logits of the first position are about the second token: take the last position's": {"pick": 0},
        "sequences that had ended went on: they get nothing but end": {"freeze": False},
        "sequences that had ended went on, and it never stops": {"freeze": False, "stop": never},
        "it stops as soon as one sequence has ended: wait for all": {"stop": torch.any},
        "it does not stop when all sequences have ended": {"stop": never},
        "the model gets the last token alone: it needs all tokens so far": {"window": 1},
        "sequences that have ended are filled with 0: fill with end": {"mark": 0},
    }
    rivals = {cause: lambda how=how: decode(model, start, end, most, **how) for cause, how in found.items()}
    return rivals | {
        "the beginnings are missing in the result": lambda: right[:, start.shape[1] :],
        "max_new_tokens counts the new tokens alone, not the beginnings": lambda: decode(
            model, start, end, max(most - start.shape[1], 0)
        ),
        "the last round is missing": lambda: right[:, :-1],
        "one round too many": lambda: decode(model, start, end, most + 1),
        "an `end` in the beginning means nothing special": lambda: ended_before(model, start, end, most),
    }


def ended_before(model, start, end, most):
    """Where sequences whose beginning holds `end`, or ends on it, count as ended."""
    ended, tokens = (start == end).any(1), start
    for _ in range(most):
        if ended.all():
            break
        chosen = model(tokens)[:, -1].argmax(-1).masked_fill(ended, end)
        tokens = torch.cat([tokens, chosen.unsqueeze(1)], dim=1)
        ended = ended | (chosen == end)
    return tokens


STARTS = {
    "three": [[3, 1], [6, 0], [0, 5]],
    "one": [[3]],
    "long": [[1, 2, 3, 4, 5], [2, 2, 2, 2, 2]],
    "ended": [[8, 2], [2, 8], [4, 4]],
}


@task("s11_sequences.greedy_decode")
@cases(model=list(MODELS), start=list(STARTS), most=[10, 3, 1, 0])
def test_greedy_decode_appends_the_most_likely_tokens(student, reference, model, start, most):
    """The result is the beginnings, and after them what the model finds likeliest, until all have ended."""
    formula, start = MODELS[model], torch.tensor(STARTS[start])
    expect(student.greedy_decode(student.function(formula), start, 8, most), raised=RAISED).equals(
        lambda: reference.greedy_decode(formula, start, 8, most), unless=mistakes(formula, start, 8, most)
    )


@task("s11_sequences.greedy_decode")
@cases(end=[0, 5, V - 1])
def test_greedy_decode_knows_any_end(student, reference, end):
    """Any token may be the end, 0 too, and more rounds than needed are allowed."""
    start = torch.tensor([[1], [3], [end]])
    expect(student.greedy_decode(student.function(successor), start, end=end, max_new_tokens=20)).equals(
        lambda: reference.greedy_decode(successor, start, end, 20), unless=mistakes(successor, start, end, 20)
    )


@task("s11_sequences.greedy_decode")
def test_greedy_decode_gives_the_same_each_time(student, reference):
    """Nothing is drawn at random: logits that are all but equal give the same tokens in two calls."""
    weight = torch.randn(V, V) / 50
    weight[:, END] = -1.0

    def model(tokens):
        return F.embedding(tokens, weight)

    start = torch.tensor([[3], [6], [9]])
    first, second = (student.greedy_decode(student.function(model), start, END, 8) for _ in range(2))
    drawn = "two calls gave different tokens: take the largest logit, and draw nothing"
    expect(student.torch.equal(first, second)).equals(True, when={drawn: lambda got: got is False})
    expect(first).equals(
        lambda: reference.greedy_decode(model, start, END, 8),
        unless={"the smallest logit was taken": lambda: decode(lambda t: -model(t), start, END, 8)},
    )


@task("s11_sequences.greedy_decode")
@cases(most=[4, 0, 9])
def test_greedy_decode_calls_the_model_once_a_round(student, reference, most):
    """The model is called once for each new token, and not after the last."""
    model = student.instruments.counted(student.function(successor))
    start = torch.tensor([[3], [6]])
    tokens = student.greedy_decode(model, start, 9, most)
    rounds = min(most, 6)
    expect(tokens).equals(lambda: reference.greedy_decode(successor, start, 9, most))
    expect(model.calls).equals(
        rounds, when={"the model is called more often than there are rounds": lambda got: got > rounds}
    )


@task("s11_sequences.greedy_decode")
@cases(training=[True, False])
def test_greedy_decode_switches_gradients_off_and_nothing_else(student, reference, training):
    """The model runs without gradients, in the mode it is in; `start` is not changed."""
    table = torch.randn(V, V)
    table[:, END] = -9.0
    model = student.torch.nn.Embedding(V, V)
    model.load_state_dict({"weight": table})
    recorder = student.instruments.RecordingModule(model.train(training))
    original = torch.tensor([[3, 1], [6, 2]])
    start = student.send(original)
    tokens = student.greedy_decode(recorder, start, END, 3)
    expect(tokens).equals(lambda: reference.greedy_decode(lambda t: F.embedding(t, table), original, END, 3))
    expect(recorder.log).satisfies(
        lambda log: not any(entry["grad_enabled"] for entry in log),
        says="gradients switched off while the model runs",
        when={
            "the model records graphs: decode under torch.no_grad()": lambda log: any(
                entry["grad_enabled"] for entry in log
            )
        },
    )
    mode = "the model was switched to another mode: that is the caller's business"
    expect(recorder.log).satisfies(
        lambda log: log and all(entry["training"] is training for entry in log),
        says="calls in the caller's mode",
        when={mode: lambda log: any(entry["training"] is not training for entry in log)},
    )
    expect(model.training).equals(training, when={mode: lambda got: got is not training})
    expect(start).unchanged(original, cause="`start` was changed: make new tensors")
