"""Hidden checks of section 11: `SequenceClassifier`, on sequences of different lengths."""

import torch
from torch import nn
from torch.nn import functional as F

from grader.author import cases, expect, nothing_raised, task

NEAR = {"rtol": 1e-4, "atol": 1e-5}
VOCABULARY, WIDTH, HIDDEN, CLASSES = 11, 5, 4, 3
MODEL = {
    r"size mismatch|Missing key|Unexpected key": (
        "the submodules are to be embedding, lstm (bidirectional, one layer) and head, with biases, and no others"
    ),
    r"enforce_sorted": "the lengths come in any order: enforce_sorted=False",
    r"does not require grad": "no gradient comes through: no detach(), .data or no_grad here",
    r"Length of all samples has to be greater than 0": (
        "the packing was told of a length below 1: give it the lengths as they are"
    ),
    r"argument lengths|batch_sizes|exceeds dimension size|Expected `len\(lengths\)`": (
        "does the packing know that the batch comes first (batch_first=True)?"
    ),
}


def drawn_lengths(batch, steps):
    """Lengths in any order, among them 1 and, in a batch of two or more, less than the longest."""
    lengths = torch.randint(1, steps + 1, (batch,))
    lengths[-1] = 1
    lengths[0] = max(steps - 1, 1)
    return lengths


def plain_twin():
    """The three submodules, none of which knows of padding."""
    embedding, lstm = nn.Embedding(VOCABULARY, WIDTH), nn.LSTM(WIDTH, HIDDEN, bidirectional=True)
    return nn.ModuleDict({"embedding": embedding, "lstm": lstm, "head": nn.Linear(2 * HIDDEN, CLASSES)})


def drawn_state():
    return {name: torch.randn(tensor.shape) / 2 for name, tensor in plain_twin().state_dict().items()}


def loaded(student, state):
    model = student.SequenceClassifier(VOCABULARY, WIDTH, HIDDEN, CLASSES)
    model.load_state_dict(state)
    return model


def drawn_tokens(batch, steps, lengths, padding=None):
    """Tokens whose padding is zeros, or, where `padding` is given, drawn as well."""
    tokens = torch.randint(1, VOCABULARY, (batch, steps))
    behind = torch.arange(steps) >= lengths.unsqueeze(1)
    return tokens if padding else tokens.masked_fill(behind, 0)


def final_states(outputs):
    """Forward and backward halves of what the LSTM says after having read everything."""
    return torch.cat([outputs[-1, :HIDDEN], outputs[0, HIDDEN:]])


def one_by_one(state, tokens, lengths, read=final_states, *, cut=True):
    """Each sequence by itself through the LSTM, its states through the head."""
    lstm = _lstm(state)
    rows = []
    for row, length in zip(F.embedding(tokens, state["embedding.weight"]), lengths, strict=True):
        rows.append(read(lstm(row[:length] if cut else row)[0]))
    return headed(state, torch.stack(rows))


def _lstm(state):
    lstm = nn.LSTM(WIDTH, HIDDEN, bidirectional=True)
    lstm.load_state_dict({name[5:]: tensor for name, tensor in state.items() if name.startswith("lstm.")})
    return lstm


def swapped(state, tokens):
    """All at once and unpacked, the batch taken for time: the outputs, and the last states and cells."""
    outputs, (h_n, c_n) = _lstm(state)(F.embedding(tokens, state["embedding.weight"]))
    return outputs, torch.cat(list(h_n), dim=1), torch.cat(list(c_n), dim=1)


def padded(state, tokens):
    """The outputs for each sequence, padding and all."""
    return [_lstm(state)(row)[0] for row in F.embedding(tokens, state["embedding.weight"])]


def headed(state, features):
    return features @ state["head.weight"].T + state["head.bias"]


def cell_states(state, tokens, lengths):
    cells = [swapped(state, row[:n].unsqueeze(1))[2] for row, n in zip(tokens, lengths, strict=True)]
    return headed(state, torch.cat(cells))


def misreadings(state, tokens, lengths):
    """What known mistakes would give."""
    right = one_by_one(state, tokens, lengths)
    order = lengths.argsort(descending=True)
    return {
        "the padding was read like real tokens: pack the sequences": lambda: one_by_one(
            state, tokens, lengths, cut=False
        ),
        "the padding was read, and the backward direction has just begun at the last step": lambda: (
            one_by_one(state, tokens, lengths, lambda out: out[-1], cut=False)
        ),
        "at the last step the backward direction has just begun: it is done at the first": lambda: one_by_one(
            state, tokens, lengths, lambda out: out[-1]
        ),
        "the padding was read, backwards: pack the sequences": lambda: headed(
            state, torch.stack([one[n - 1] for one, n in zip(padded(state, tokens), lengths, strict=True)])
        ),
        "the lengths are taken from the end of the batch: all of them may be less than T": lambda: one_by_one(
            state, tokens, lengths + tokens.shape[1] - lengths.max()
        ),
        "the directions are in the wrong order: forward first": lambda: one_by_one(
            state, tokens, lengths, lambda out: torch.cat([out[0, HIDDEN:], out[-1, :HIDDEN]])
        ),
        "these are the cell states: the hidden states are wanted": lambda: cell_states(
            state, tokens, lengths
        ),
        "the rows come in the order of the lengths, not in that of the batch": lambda: right[order],
        "batch and time are swapped: batch_first is missing": lambda: headed(
            state, swapped(state, tokens)[1]
        ),
        "batch and time are swapped: batch_first is missing in the LSTM": lambda: headed(
            state, swapped(state, tokens)[0][:, -1]
        ),
        "probabilities came back: leave the softmax to the loss": lambda: right.softmax(1),
        "log-probabilities came back where logits were asked for": lambda: right.log_softmax(1),
        "this is the mean over the real steps: the final states are wanted": lambda: one_by_one(
            state, tokens, lengths, lambda out: out.mean(0)
        ),
    }


@task("s11_sequences.SequenceClassifier")
@cases(sizes=[(3, 5), (5, 3), (1, 4), (4, 4)], training=[True, False])
def test_SequenceClassifier_reads_each_sequence_to_its_end(student, reference, sizes, training):
    """With loaded weights, the logits are the head's of the final states of both directions."""
    state, lengths = drawn_state(), drawn_lengths(*sizes)
    tokens = drawn_tokens(*sizes, lengths)
    model = loaded(student, state)
    model.train(training)
    expect(model(tokens, lengths), raised=MODEL).close_to(
        lambda: one_by_one(state, tokens, lengths), unless=misreadings(state, tokens, lengths), **NEAR
    )


def expect_same_row(first, second, cause):
    expect(first[0] - second[0], raised=MODEL).satisfies(
        lambda got: got.abs().max() < 1e-5,
        says="the same logits",
        when={cause: lambda got: got.abs().max() >= 1e-5},
    )


@task("s11_sequences.SequenceClassifier")
def test_SequenceClassifier_does_not_see_the_padding(student, reference):
    """Other tokens behind a sequence's end change nothing, also where all sequences are padded."""
    state, lengths = drawn_state(), torch.tensor([3, 2])
    tokens = drawn_tokens(2, 5, lengths, padding="drawn")
    other = tokens.clone()
    other[0, 3:], other[1, 2:] = 0, 7
    model = loaded(student, state).eval()
    expect_same_row(
        model(tokens, lengths), model(other, lengths), "what stands in the padding has an influence"
    )
    expect(model(tokens, lengths)).close_to(
        lambda: one_by_one(state, tokens, lengths), unless=misreadings(state, tokens, lengths), **NEAR
    )


@task("s11_sequences.SequenceClassifier")
def test_SequenceClassifier_does_not_see_the_neighbours(student, reference):
    """A sequence's logits do not depend on the others in the batch."""
    state, lengths = drawn_state(), torch.tensor([4, 2, 4])
    tokens, other = drawn_tokens(3, 4, lengths), drawn_tokens(3, 4, lengths)
    other[0] = tokens[0]
    model = loaded(student, state).eval()
    mixed = "a sequence's result changes with its neighbours: are batch, time and the order of the rows kept apart?"
    expect_same_row(model(tokens, lengths), model(other, lengths), mixed)
    expect(model(tokens, lengths)).close_to(lambda: one_by_one(state, tokens, lengths), **NEAR)


@task("s11_sequences.SequenceClassifier")
def test_SequenceClassifier_trains_all_but_the_padding_token(student, reference):
    """Gradients reach every parameter, but not the embedding of token 0, even inside a sequence."""
    state, lengths = drawn_state(), torch.tensor([3, 4])
    tokens = torch.tensor([[5, 0, 2, 0], [1, 3, 0, 4]])
    model = loaded(student, state)
    (model(tokens, lengths) ** 2).sum().backward()
    right = gradients(state, tokens, lengths)
    with_padding = right["embedding.weight"].clone()
    right["embedding.weight"][0] = 0
    expect(model.embedding.weight.grad, raised=MODEL).close_to(
        right["embedding.weight"],
        unless={"token 0 is trained: nn.Embedding has padding_idx=0 for this": lambda: with_padding},
        when={"no gradient reaches the embedding": lambda got: got is None},
        **NEAR,
    )
    for name in ("lstm.weight_hh_l0", "lstm.weight_ih_l0_reverse", "head.weight", "head.bias"):
        module, parameter = name.split(".")
        expect(getattr(getattr(model, module), parameter).grad).close_to(right[name], **NEAR)


def gradients(state, tokens, lengths):
    """The gradients of the squared logits, by parameter, token 0 being a token like any other."""
    twin = plain_twin()
    twin.load_state_dict(state)
    rows = [
        final_states(twin["lstm"](row[:length])[0])
        for row, length in zip(twin["embedding"](tokens), lengths, strict=True)
    ]
    (twin["head"](torch.stack(rows)) ** 2).sum().backward()
    return {name: parameter.grad for name, parameter in twin.named_parameters()}


@task("s11_sequences.SequenceClassifier")
def test_SequenceClassifier_starts_with_a_zero_vector_for_padding(student, reference):
    """In a new module the embedding of token 0 is zeros, and that of the others is not."""
    weight = student.SequenceClassifier(VOCABULARY, WIDTH, HIDDEN, CLASSES).embedding.weight
    expect(weight, raised=MODEL).satisfies(
        lambda got: not got[0].any() and got[1:].any(1).all(),
        says="zeros in row 0, and in no other",
        when={"token 0 does not start as zeros: padding_idx=0 is missing": lambda got: got[0].any()},
    )


@task("s11_sequences.SequenceClassifier")
@cases(stranger=[VOCABULARY, -1, 10 * VOCABULARY])
def test_SequenceClassifier_refuses_unknown_tokens(student, reference, stranger):
    """A token that is not in the vocabulary raises IndexError."""
    tokens, lengths = torch.tensor([[5, stranger, 2], [1, 3, 4]]), torch.tensor([3, 3])
    expect(loaded(student, drawn_state())(tokens, lengths)).raises(
        "IndexError", when={"a token outside of the vocabulary went unnoticed": nothing_raised}
    )


@task("s11_sequences.SequenceClassifier")
def test_SequenceClassifier_leaves_its_arguments_as_they_were(student, reference):
    """Neither tokens nor lengths are changed."""
    values = torch.tensor([[5, 9, 2], [1, 3, 4]]), torch.tensor([2, 3])
    tokens, lengths = map(student.send, values)
    loaded(student, drawn_state())(tokens, lengths)
    expect(tokens, raised=MODEL).unchanged(values[0])
    expect(lengths).unchanged(values[1])
