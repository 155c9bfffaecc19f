# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 11. Sequences: recurrent networks and transformers
#
# In a sentence, a melody or a series of measurements the order matters, and no two need be equally long. Two
# kinds of network read such data:
#
# - a *recurrent* network reads one step after the other and carries a *state* along, its memory of what came
#   before (`nn.RNN`, `nn.LSTM`);
# - a *transformer* looks at all steps at once. Each step asks the others, and an *attention* weight says how
#   much of each it takes (`nn.Transformer`).
#
# Most mistakes here are silent: an axis taken for another, a mask the wrong way round, a model that peeks at
# the answer. All of them train, some of them splendidly. So the habit to learn is the *perturbation test*:
# change what the answer must not depend on, and see that it does not change.
#
# Each task is graded by itself: an answer may call helper functions that you add to this file, but not your
# answers to other tasks.

# %%
import math
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

# %% [markdown]
# ## A recurrent network
#
# At each step an RNN makes a new state from the input and the old state: `h = tanh(W x + U h + b)`. With two
# layers the states of the lower one are the inputs of the upper one. The tutorial's network:
#
# ```python
# rnn = nn.RNN(10, 20, 2)                  # 10 features in, states of 20 numbers, 2 layers
# output, h_n = rnn(torch.randn(5, 3, 10), torch.zeros(2, 3, 20))
# ```
#
# ```text
#  output[0]   output[1]   output[2]
#      ↑           ↑           ↑
#  [ upper ]─→[ upper ]─→[ upper ]─→ h_n[1]
#      ↑           ↑           ↑
#  [ lower ]─→[ lower ]─→[ lower ]─→ h_n[0]
#      ↑           ↑           ↑
#     x[0]        x[1]        x[2]
# ```
#
# `output` has the upper layer at all times, `h_n` all layers at the last time. They meet in one corner:
# `output[-1]` is `h_n[-1]`. Note the axes: (time, batch, features), *time first*, unless you say otherwise. No
# error tells you when time and batch are swapped: the network then reads through your samples as if each were
# a moment, and mixes them.


# %%
def rnn_forward(weights: dict[str, Tensor], x: Tensor, h0: Tensor | None = None) -> tuple[Tensor, Tensor]:
    """Run the tutorial's network, `nn.RNN(10, 20, num_layers=2)`, with given weights: (output, h_n).

    `weights` is the state_dict of such a network; its numbers are to be used. `x` is float32 of shape
    (T, B, 10), time first, with T and B at least 1. `h0`, of shape (2, B, 20), holds the states before the
    first step, the lower layer's and the upper layer's; None means zeros.

    Returns a pair: `output`, (T, B, 20), has the upper layer's state after each step, and `h_n`, (2, B, 20),
    both layers' states after the last. Gradients reach `x` and `h0`. No argument is changed.

    >>> weights = nn.RNN(10, 20, num_layers=2).state_dict()
    >>> output, h_n = rnn_forward(weights, torch.randn(5, 3, 10))
    >>> output.shape, h_n.shape
    (torch.Size([5, 3, 20]), torch.Size([2, 3, 20]))
    >>> torch.allclose(output[-1], h_n[1])
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The results are those of the two-layer network, from h0 or from zeros.
# - With weights of zero, all results are zero; without h0 as an argument, too.
# - Gradients reach x and h0.
# - Weights, x and h0 are not changed.

# %% [markdown]
# ## A longer memory: the LSTM
#
# An RNN's state is overwritten at each step, and over many steps its gradient fades or explodes. An LSTM keeps
# a second state, the *cell* `c`, to which it mostly adds; *gates* decide what is forgotten, what is added and
# what is shown. What it shows is `h`, and `output` consists of `h`s. The tutorial's
#
# ```python
# lstm = nn.LSTM(10, 20, 2)
# h0 = c0 = torch.zeros(2, 3, 20)
# output, (h_n, c_n) = lstm(torch.randn(5, 3, 10), (h0, c0))
# ```
#
# still works. Today most code puts the batch first, as everywhere else: `nn.LSTM(..., batch_first=True)` takes
# and gives (batch, time, features). Beware: that holds for input and output only. The states keep the shape
# (layers, batch, features).


# %%
def lstm_forward(
    weights: dict[str, Tensor], x: Tensor, h0: Tensor, c0: Tensor
) -> tuple[Tensor, tuple[Tensor, Tensor]]:
    """Run `nn.LSTM(10, 20, num_layers=2)` with given weights on batch-first data: (output, (h_n, c_n)).

    `weights` is the state_dict of such a network; its numbers are to be used. `x` is float32 of shape
    (B, T, 10), *batch* first, with B and T at least 1. `h0` and `c0`, of shape (2, B, 20) each, are the hidden
    states and the cell states before the first step, lower layer first.

    Returns `output`, (B, T, 20), the upper layer's hidden state after each step, and a pair of `h_n` and
    `c_n`, (2, B, 20) each: both layers' hidden states and cell states after the last step. Gradients reach
    `x`, `h0` and `c0`. No argument is changed.

    >>> weights = nn.LSTM(10, 20, num_layers=2).state_dict()
    >>> zeros = torch.zeros(2, 3, 20)
    >>> output, (h_n, c_n) = lstm_forward(weights, torch.randn(3, 5, 10), zeros, zeros)
    >>> output.shape, h_n.shape, c_n.shape
    (torch.Size([3, 5, 20]), torch.Size([2, 3, 20]), torch.Size([2, 3, 20]))
    >>> torch.allclose(output[:, -1], h_n[1])
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The results are those of the two-layer network from (h0, c0), batch first.
# - With weights and states of zero, all results are zero.
# - Gradients reach x, h0 and c0.
# - Weights, x, h0 and c0 are not changed.

# %% [markdown]
# ## One step, by hand
#
# A *cell* is one layer for one time step. Written out, with the names and shapes that PyTorch gives to the
# parameters ($H$ is the hidden size):
#
# $$h' = \tanh(x W_{ih}^T + b_{ih} + h W_{hh}^T + b_{hh})$$
#
# The two biases are one too many, mathematically; PyTorch has them because cuDNN has. A layer with other
# parameters could not load PyTorch's weights.


# %%
class RNNCell(nn.Module):
    """One step of a recurrent layer: the new state is tanh(x @ W_ih.T + b_ih + h @ W_hh.T + b_hh).

    `RNNCell(input_size, hidden_size)` has exactly four trainable float32 parameters, with the names and shapes
    of nn.RNNCell, so that its state_dict loads: `weight_ih` (hidden_size, input_size), `weight_hh`
    (hidden_size, hidden_size), `bias_ih` and `bias_hh` (hidden_size,). All start uniform in
    [-1 / sqrt(hidden_size), 1 / sqrt(hidden_size)], drawn anew for each cell.

    `cell(x, h)` takes x of shape (B, input_size) and h of shape (B, hidden_size), B >= 1, both of the
    parameters' dtype, and returns the new state, (B, hidden_size). Without h, or with None, the old state is
    zeros. Gradients reach x, h and the parameters; x and h are not changed. Moved (`.double()`,
    `.to("meta")`), the cell works on inputs that were moved likewise, without h, too.

    Write it without nn.RNNCell, nn.RNN, torch.rnn_tanh_cell and torch.rnn_tanh (they raise).

    >>> cell = RNNCell(3, 5)
    >>> cell(torch.zeros(2, 3)).shape
    torch.Size([2, 5])
    >>> sorted((name, tuple(tensor.shape)) for name, tensor in cell.named_parameters())
    [('bias_hh', (5,)), ('bias_ih', (5,)), ('weight_hh', (5, 5)), ('weight_ih', (5, 3))]
    """

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: Tensor, h: Tensor | None = None) -> Tensor:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - With loaded weights the new state is PyTorch's.
# - Without a state, or with None, the old state is zeros, in the cell's dtype.
# - Gradients reach the input, the old state and all four parameters, over two steps.
# - All parameters of a new cell are uniform in ±1/sqrt(hidden_size), drawn anew for each.
# - Moved to the meta device, the cell works there, without a state, too.
# - Neither x nor h is changed.

# %% [markdown]
# The LSTM's cell computes four such sums, one for each of three gates and one for the candidate, and has their
# weights in one matrix of $4H$ rows. Which quarter is which is a convention; PyTorch's is *i, f, g, o*: input
# gate, forget gate, candidate, output gate.
#
# ```text
# i = sigmoid(sum 0)      f = sigmoid(sum 1)      g = tanh(sum 2)      o = sigmoid(sum 3)
#
# c' = f * c + i * g       keep some of the old cell, add some of the candidate
# h' = o * tanh(c')        show some of the new cell
# ```


# %%
class LSTMCell(nn.Module):
    """One step of an LSTM layer: from x and the old states (h, c) to the new states (h', c').

    All of x @ W_ih.T + b_ih + h @ W_hh.T + b_hh, of shape (B, 4 * hidden_size), falls into four quarters, in
    this order: input gate i, forget gate f, candidate g, output gate o. The gates pass through a sigmoid, the
    candidate through tanh. Then c' = f * c + i * g and h' = o * tanh(c').

    `LSTMCell(input_size, hidden_size)` has exactly four trainable float32 parameters, with the names and shapes
    of nn.LSTMCell, so that its state_dict loads: `weight_ih` (4 * hidden_size, input_size), `weight_hh`
    (4 * hidden_size, hidden_size), `bias_ih` and `bias_hh` (4 * hidden_size,). All start uniform in
    [-1 / sqrt(hidden_size), 1 / sqrt(hidden_size)], drawn anew for each cell.

    `cell(x, (h, c))` takes x of shape (B, input_size) and h and c of shape (B, hidden_size), B >= 1, all of
    the parameters' dtype, and returns the pair (h', c'), each (B, hidden_size). Without states, or with None,
    both are zeros. Gradients reach x, h, c and the parameters; x, h and c are not changed. Moved (`.double()`,
    `.to("meta")`), the cell works on inputs that were moved likewise, without states, too.

    Write it without nn.LSTMCell, nn.LSTM, torch.lstm_cell and torch.lstm (they raise).

    >>> cell = LSTMCell(3, 5)
    >>> h, c = cell(torch.zeros(2, 3))
    >>> h.shape, c.shape
    (torch.Size([2, 5]), torch.Size([2, 5]))
    >>> sorted((name, tuple(tensor.shape)) for name, tensor in cell.named_parameters())
    [('bias_hh', (20,)), ('bias_ih', (20,)), ('weight_hh', (20, 5)), ('weight_ih', (20, 3))]
    """

    def __init__(self, input_size: int, hidden_size: int) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: Tensor, states: tuple[Tensor, Tensor] | None = None) -> tuple[Tensor, Tensor]:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - With loaded weights the new states are PyTorch's.
# - Without states, or with None, both old states are zeros, in the cell's dtype.
# - Gradients reach the input, the old states and all four parameters, over two steps.
# - All parameters of a new cell are uniform in ±1/sqrt(hidden_size), drawn anew for each.
# - Moved to the meta device, the cell works there, without states, too.
# - None of x, h and c is changed.

# %% [markdown]
# ## Long sequences in pieces
#
# A text of a million letters is read in pieces. The state at the end of a piece is the start of the next; if it
# brings its history along, `backward()` runs through that piece's graph a second time, an error, or, with
# `retain_graph=True`, through all pieces so far: slower and bigger with each. So the state is *detached*: its
# numbers go on, its history stays behind. This is called truncated backpropagation through time.
#
# ```text
#  x[0:4] ─→ LSTM ──numbers──→ LSTM ──numbers──→ LSTM
#             │   ↚ gradient    │   ↚ gradient    │
#          output[0:4]       output[4:8]       output[8:10]
# ```


# %%
def run_in_chunks(lstm: nn.LSTM, x: Tensor, length: int) -> Tensor:
    """The outputs of `lstm` on a long sequence, computed in chunks between which no gradient flows.

    `lstm` is any one-directional nn.LSTM that wants time first; it starts from zeros. `x` has shape (T, B,
    features), T >= 1. It is cut along time into chunks of `length` >= 1 steps, the last of which may be
    shorter. Each chunk starts from both states at the end of the chunk before, without their history.

    Returns the outputs of all chunks joined along time, (T, B, hidden_size): the same numbers as lstm(x)[0].
    Gradients of the outputs of a chunk reach the parameters and the `x` of that chunk, through all its steps,
    but nothing that came before it. `x` and `lstm`, its mode too, are not changed.

    >>> lstm, x = nn.LSTM(3, 4), torch.randn(10, 2, 3, requires_grad=True)
    >>> output = run_in_chunks(lstm, x, 4)
    >>> torch.allclose(output, lstm(x)[0], atol=1e-5)
    True
    >>> output[-1].sum().backward()
    >>> x.grad.abs().sum((1, 2)).nonzero().flatten().tolist()
    [8, 9]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The outputs are those of a single run, whatever the chunks.
# - Gradients flow through all steps of a chunk and not beyond it, into x and into the parameters.
# - The last output of a chunk depends, by its gradient, on the chunk's own steps and on no others.
# - Neither x nor the parameters of the LSTM are changed, nor its mode.

# %% [markdown]
# ## Sequences of different lengths
#
# A batch is a rectangle, sentences are not: the shorter ones are *padded*. Everything after a sentence's end is
# then noise that the network has read nevertheless. `output[:, -1]` is the right last output for the longest
# sentence alone; `output[-1]`, with the batch first, is not even of the right kind: it is one sentence at all
# times.
#
# ```text
# lengths = 3, 5, 1          the wanted outputs, with batch first:
#
# a b ■ · ·                  ■ = output[b, lengths[b] - 1]
# d e f g ■                  · = padding
# ■ · · · ·
# ```


# %%
def last_valid_output(output: Tensor, lengths: Tensor) -> Tensor:
    """The output at the last real step of each sequence: row b is output[b, lengths[b] - 1].

    `output` is a floating-point tensor of shape (B, T, H), batch first, perhaps not contiguous; B and H are at
    least 1. `lengths` is an int64 tensor of shape (B,), each from 1 to T, in any order; where one is not within
    these bounds, ValueError is raised. Returns (B, H), in the dtype of `output`. Gradients reach the chosen
    entries of `output` and no others. Neither argument is changed.

    >>> output = torch.arange(12.0).reshape(2, 3, 2)
    >>> last_valid_output(output, torch.tensor([2, 3])).tolist()
    [[2.0, 3.0], [10.0, 11.0]]
    >>> last_valid_output(output, torch.tensor([0, 3]))
    Traceback (most recent call last):
        ...
    ValueError: ...
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Row b is the output of sequence b at step lengths[b] - 1, whatever the memory layout.
# - The gradient is one at the chosen entries, and zero elsewhere.
# - A length below 1 or above T raises ValueError.
# - Neither the outputs nor the lengths are changed.

# %% [markdown]
# ## A classifier of sentences
#
# Words come as numbers, *tokens*. `nn.Embedding` is a table with one trainable vector a token; with
# `padding_idx=0` the vector of token 0 starts as zeros and is never trained. A *bidirectional* LSTM is two
# LSTMs, one reading forwards and one backwards. Their outputs lie side by side, and here is the trap: at the
# last step the forward half has read everything, the backward half just one token (padding, as like as not).
# The backward half is done at the *first* step.
#
# ```text
# forward    →  →  →  ■          forward state after the last real token
# backward   ■  ←  ←  ←          backward state after the first token
# tokens     a  b  c  d  0  0
# ```
#
# `nn.utils.rnn.pack_padded_sequence` tells an LSTM where sequences end: each direction then starts and stops at
# the real tokens, and `h_n` has just the two states wanted. It needs the lengths on the CPU and, for lengths in
# any order, `enforce_sorted=False`.


# %%
class SequenceClassifier(nn.Module):
    """Classify padded sequences of tokens: embedding, bidirectional LSTM, linear layer on its final states.

    `SequenceClassifier(vocabulary, width, hidden, classes)` has three submodules, with these names:
    `embedding`, an nn.Embedding(vocabulary, width) that keeps token 0 for padding (its vector is zeros in a new
    module, and never gets a gradient, wherever a 0 stands); `lstm`, a bidirectional nn.LSTM of one layer with
    states of `hidden` numbers; `head`, an nn.Linear(2 * hidden, classes). It has no other parameters.

    `model(tokens, lengths)` takes int64 tokens of shape (B, T), padded after the end of each sequence with any
    tokens of the vocabulary, and their int64 lengths, (B,), on the CPU. Each length is from 1 to T; they come in
    any order, and all of them may be less than T. Returns logits, (B, classes): `head` of the forward direction's state after the last real
    token, followed by the backward direction's state after it has read all the way from the last real token to
    the first. Both directions start from zeros.

    Row b depends on the real tokens of sequence b alone: neither on what stands behind its end, nor on its
    neighbours in the batch, nor on the mode, training or evaluation. A token within its sequence that is
    not in the vocabulary (it has 0 ... vocabulary - 1) raises IndexError. Gradients reach every parameter.
    Arguments are not changed.

    >>> model = SequenceClassifier(vocabulary=20, width=6, hidden=8, classes=3)
    >>> tokens = torch.tensor([[5, 2, 0, 0], [7, 1, 4, 9]])
    >>> logits = model(tokens, torch.tensor([2, 4]))
    >>> logits.shape
    torch.Size([2, 3])
    >>> torch.allclose(logits[:1], model(tokens[:1, :2], torch.tensor([2])), atol=1e-5)
    True
    """

    def __init__(self, vocabulary: int, width: int, hidden: int, classes: int) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, tokens: Tensor, lengths: Tensor) -> Tensor:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - With loaded weights, the logits are the head's of the final states of both directions.
# - Other tokens behind a sequence's end change nothing, also where all sequences are padded.
# - A sequence's logits do not depend on the others in the batch.
# - Gradients reach every parameter, but not the embedding of token 0, even inside a sequence.
# - In a new module the embedding of token 0 is zeros, and that of the others is not.
# - A token that is not in the vocabulary raises IndexError.
# - Neither tokens nor lengths are changed.

# %% [markdown]
# ## Attention
#
# Each query is compared with each key, and the better they match, the more of that key's value it gets:
#
# $$\text{attention}(Q, K, V) = \text{softmax}\left(\frac{Q K^T}{\sqrt{D}}\right) V$$
#
# The softmax runs over the *keys*, so that the weights of a query sum to one. The sum over $D$ products grows as
# $\sqrt D$; dividing by it keeps the softmax from saturating. A *mask* takes keys away from queries. It belongs
# before the softmax, as minus infinity among the scores: weights set to zero afterwards no longer sum to one.
# And where all keys are taken away, the softmax is 0 / 0.
#
# PyTorch does all this, faster and in less memory, in `F.scaled_dot_product_attention`. Its masks and those of
# the older modules mean the opposite of each other:
#
# | argument | bool mask: True says |
# |---|---|
# | `attn_mask` of `F.scaled_dot_product_attention` | this query may look at this key |
# | `attn_mask` and `key_padding_mask` of `nn.MultiheadAttention` | it may **not** |
# | `tgt_mask`, `src_key_padding_mask` … of `nn.Transformer` | it may **not** |
#
# A floating mask means the same everywhere: it is added to the scores.


# %%
def attention(query: Tensor, key: Tensor, value: Tensor, keep: Tensor | None = None) -> Tensor:
    """softmax(query @ key.mT / sqrt(D)) @ value, over those keys that `keep` leaves to each query.

    Shapes: query (..., Tq, D), key (..., Tk, D), value (..., Tk, Dv), with the same leading axes (any number,
    or none) and all sizes at least 1. All are float32 or all float64. Returns (..., Tq, Dv) in their dtype.
    `keep` is None, or a bool tensor that broadcasts to (..., Tq, Tk): True where the query may look at the key.
    The weights of the keys that a query may look at sum to one, and the others have no influence. A query that
    may look at no key gets zeros.

    Results and gradients are finite and right for scores as large as +-10000, and where a query has no key.
    Gradients reach query, key and value. No argument is changed.

    Write it without F.scaled_dot_product_attention, F.multi_head_attention_forward and nn.MultiheadAttention
    (they raise).

    >>> query, key, value = torch.zeros(2, 4), torch.randn(3, 4), torch.tensor([[3.0], [5.0], [7.0]])
    >>> [round(x, 4) for x in attention(query, key, value).flatten().tolist()]
    [5.0, 5.0]
    >>> keep = torch.tensor([[True, True, False], [False, False, False]])
    >>> [round(x, 4) for x in attention(query, key, value, keep).flatten().tolist()]
    [4.0, 0.0]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Without a mask the result is softmax(query @ key.mT / sqrt(D)) @ value.
# - Keys that the mask takes from a query have no influence, and the other weights sum to one.
# - A query that may look at no key gets zeros, and no gradient is NaN.
# - Scores of ±10000 give finite, right results and gradients; a masked key stays without influence.
# - Gradients reach query, key and value.
# - Query, key, value and mask are not changed.

# %% [markdown]
# A model that writes text one token after the other must not look at what it has not written yet. In training,
# where the whole text is there, a *causal* mask sees to that: position $t$ looks at positions $0 … t$.


# %%
def causal_mask(size: int, device: torch.device | str | None = None) -> Tensor:
    """The mask with which each position looks at itself and at those before it.

    Returns a bool tensor of shape (size, size), True at [query, key] where `query` may look at `key`, that is
    where key <= query, as F.scaled_dot_product_attention wants it. `size` is 0 or more. The tensor is made on
    `device` (the grader uses "cpu" and "meta"); None means torch's default device.

    >>> causal_mask(3).tolist()
    [[True, False, False], [True, True, False], [True, True, True]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - True on and below the diagonal, False above it.
# - The mask is on the device asked for, whether given by name or as torch.device.
# - Without a device, or with None, the mask is on torch's default device.

# %% [markdown]
# ## Many heads
#
# One softmax makes one choice. *Multi-head* attention makes several side by side: the width $E$ is cut into
# heads of $d = E/H$ numbers, each head attends by itself, and the results are laid side by side again.
#
# ```text
# (B, T, E)  ─ in_proj ─→  (B, T, H, d)  ─ transpose ─→  (B, H, T, d)  ─ attention ─→  (B, H, T, d)
#                            cut E in two                heads as batch                     │
# (B, T, E)  ←─ out_proj ─  (B, T, E)  ←─ join H and d ─  (B, T, H, d)  ←──── transpose ────┘
# ```
#
# Both transposes matter. `x.view(B, H, T, d)` has the same shape as the cut followed by the transpose, runs
# without an error, and deals the numbers of one position out to several.
#
# PyTorch keeps the three input matrices in one, `in_proj_weight` of $3E$ rows: for queries, keys and values.


# %%
class MultiHeadAttention(nn.Module):
    """Attention by several heads side by side, as nn.MultiheadAttention(width, heads, batch_first=True).

    `MultiHeadAttention(width, heads)` has exactly four trainable float32 parameters, with PyTorch's names and
    shapes, so that a state_dict of nn.MultiheadAttention loads into it: `in_proj_weight` (3 * width, width),
    `in_proj_bias` (3 * width,), `out_proj.weight` (width, width) and `out_proj.bias` (width,). Both matrices
    start at random, drawn anew for each module; in one of width 64 all their numbers lie within -2 and 2. The
    biases start finite. A width that is no multiple of `heads` raises ValueError.

    `module(query, key, value, keep)` takes query (B, Tq, width), key and value (B, Tk, width), all of the
    parameters' dtype, and returns (B, Tq, width). Each of the three is mapped to width numbers by its third of
    the input projection, x @ third.T + bias; the first third is for queries, then keys, then values. With
    d = width // heads, head h has the numbers h * d ... (h + 1) * d - 1 of each. Its scores are divided by
    sqrt(d). The results of the heads, side by side in order, pass through the output projection, out_proj.

    `keep` is None or left out, or a bool tensor, True where a query may look at a key, for all heads alike: of
    shape (Tq, Tk) for the whole batch, or (B, Tq, Tk) with a mask for each sequence. Each query may look at one
    key at least. Gradients reach the inputs and all parameters; arguments are not changed; the mode, training
    or evaluation, makes no difference. The module works in the dtype and on the device it is moved to (the
    grader uses "cpu" and "meta").

    Write it without nn.MultiheadAttention and F.multi_head_attention_forward (they raise);
    F.scaled_dot_product_attention is allowed.

    >>> module = MultiHeadAttention(width=6, heads=2)
    >>> module(torch.randn(2, 3, 6), torch.randn(2, 5, 6), torch.randn(2, 5, 6)).shape
    torch.Size([2, 3, 6])
    >>> module.load_state_dict(module.state_dict()), sorted(module.state_dict())
    (<All keys matched successfully>, ['in_proj_bias', 'in_proj_weight', 'out_proj.bias', 'out_proj.weight'])
    """

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, query: Tensor, key: Tensor, value: Tensor, keep: Tensor | None = None) -> Tensor:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - With loaded weights the result is PyTorch's, for queries, keys and values of their own.
# - A mask takes keys from the queries of all heads: one mask for all sequences, or one for each.
# - With a causal mask, changing later positions leaves earlier results as they were.
# - Gradients reach query, key and value, and exactly four parameters.
# - The matrices of a new module are drawn anew, and of a fit size; the biases are finite.
# - A width that is no multiple of the number of heads raises ValueError.
# - Moved to another dtype or device, the module works there.
# - Query, key, value and mask are not changed.

# %% [markdown]
# ## Where in the sequence?
#
# Attention has no sense of order: shuffle the keys with their values, and nothing changes. So the positions are
# written into the vectors. The original transformer adds waves, from fast to slow, like the hands of a clock:
#
# $$P_{t,2i} = \sin(t / 10000^{2i/D}) \qquad P_{t,2i+1} = \cos(t / 10000^{2i/D})$$
#
# Such a table is no parameter, for it is not trained; nor a plain attribute, for it must follow to the model's
# device. It is a *buffer*: `self.register_buffer("table", table)`. Older code has (time, batch, width) and adds
# `table[:x.size(0)]`; with the batch first that gives each *sample* a position. (Today's models often rotate
# queries and keys instead, "RoPE", or learn a vector for each position.)


# %%
class PositionalEncoding(nn.Module):
    """Add the waves of each position to a batch of sequences.

    `PositionalEncoding(width, max_length=5000)`: called on x of shape (B, T, width), it returns a new tensor
    of the same shape and dtype, in which P[t] has been added to x[b, t] for every b, where P[t, 2i] =
    sin(t / 10000 ** (2i / width)) and P[t, 2i + 1] = cos(t / 10000 ** (2i / width)), with t from 0. An odd
    width is right, too: its last column is a sine. Nothing else is done: no scaling, no dropout.

    B, T and width are at least 1. T may be less than `max_length`, or equal; a longer x raises ValueError. x is
    not changed, and gradients reach it. The module has no parameters. Moved (`.double()`, `.to("meta")`), it
    works on inputs that were moved likewise; float32's precision is enough in every case.

    >>> encoding = PositionalEncoding(4)
    >>> encoding(torch.zeros(1, 2, 4))[0, 0].tolist()
    [0.0, 1.0, 0.0, 1.0]
    >>> [round(x, 4) for x in encoding(torch.zeros(1, 2, 4))[0, 1].tolist()]
    [0.8415, 0.5403, 0.01, 0.9999]
    """

    def __init__(self, width: int, max_length: int = 5000) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: Tensor) -> Tensor:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The waves of each position are added to every sequence, for even and odd widths.
# - Shuffling the samples shuffles the results; shuffling the times does not.
# - As many positions as max_length says are known; by default there are 5000.
# - More positions than max_length raise ValueError.
# - Nothing in the module is trained.
# - Moved to another dtype or device, the module works there.
# - The gradient comes through as it is, and x is not changed, by two calls neither.

# %% [markdown]
# ## The whole transformer
#
# An *encoder* reads the source; a *decoder* reads the target so far and looks at what the encoder made of the
# source (its *memory*). The tutorial's:
#
# ```python
# model = nn.Transformer(d_model=512, nhead=8)
# src, tgt = torch.rand(10, 32, 512), torch.rand(20, 32, 512)
# out = model(src, tgt)                    # (20, 32, 512)
# ```
#
# That runs, and would be useless: without masks each position of the target sees the ones after it, which in
# training are the very answers asked for. And sources of different lengths are padded, which the model cannot
# know. Three masks are needed:
#
# | argument | what it keeps from whom |
# |---|---|
# | `tgt_mask` (T, T) | from a target position the ones after it |
# | `src_key_padding_mask` (B, S) | padding from the source positions, in the encoder |
# | `memory_key_padding_mask` (B, S) | padding from the target positions, in the decoder |
#
# The last is the one that is forgotten: the encoder's output has vectors at padded places, too. Note that these
# masks say True for *no*, and that padding masks are (B, S) even where the data is (S, B, E).
#
# `nn.Transformer` is meant as a faithful copy of the first paper. New models are mostly built from
# `F.scaled_dot_product_attention` and blocks of one's own, with the norm before each block.


# %%
def transformer_forward(
    model: nn.Transformer, source: Tensor, target: Tensor, source_lengths: Tensor
) -> Tensor:
    """Run `model` on padded sources, and on targets in which no position sees those after it.

    `model` is an nn.Transformer of any size that wants time first (batch_first=False). `source` has shape
    (S, B, E), `target` (T, B, E), both float32, all sizes at least 1. `source_lengths` is an int64 tensor (B,),
    each from 1 to S: the real vectors of sequence b are source[:source_lengths[b], b], the rest is padding.

    Returns the model's output, (T, B, E). The output at [t, b] depends on target[:t + 1, b] and the real
    vectors of source b, on all of them, and on nothing else: not on later targets, padding, or other
    sequences. Apart from that everything may look at everything: the real vectors of a source at each other,
    in both directions, and each target at all of them.

    The model is used in the mode it is in and left in it; it and the arguments are not changed. Gradients reach
    source, target and the model's parameters.

    >>> model = nn.Transformer(8, 2, 1, 1, 16, dropout=0.0)
    >>> source, target, lengths = torch.randn(5, 3, 8), torch.randn(4, 3, 8), torch.tensor([5, 2, 3])
    >>> output = transformer_forward(model, source, target, lengths)
    >>> output.shape
    torch.Size([4, 3, 8])
    >>> shorter = transformer_forward(model, source, target[:2], lengths)
    >>> torch.allclose(output[:2], shorter, atol=1e-5)
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The output is the model's under a causal target mask and the padding masks of encoder and decoder.
# - Changing later targets leaves earlier outputs as they were, and changes their own.
# - Changing what stands behind the end of a source changes nothing.
# - Changing one sequence of the batch leaves the outputs of the others as they were.
# - With 512 numbers and 8 heads, sources (10, 32, 512) and targets (20, 32, 512) give (20, 32, 512).
# - Gradients reach source, target and the model's parameters.
# - The model keeps mode and parameters, runs in that mode, and the arguments are not changed.

# %% [markdown]
# ## Writing
#
# A language model says for each position how likely each token is to come next. To write, take the logits at the
# *last* position, choose a token, append it, and ask again. *Greedy* decoding takes the most likely one. A
# special token says "the end"; in a batch some sequences end before others, and must be kept from going on.


# %%
def greedy_decode(model: Callable[[Tensor], Tensor], start: Tensor, end: int, max_new_tokens: int) -> Tensor:
    """Extend each sequence by the most likely token, again and again, until it ends.

    `model` is a module or function: it takes int64 tokens (B, t) and returns logits (B, t, V); those at
    position t - 1 are for the token that comes next. `start`, int64 of shape (B, t0), holds the beginnings,
    B and t0 at least 1. In each round the model gets all tokens so far, beginnings included, and each
    sequence gets the token with the largest logit (there are no ties). Once a sequence has been given `end`,
    which is one of the V tokens, it gets nothing but `end` from then on. (An `end` in `start` means nothing
    special.)

    Rounds go on until every sequence has been given `end`, but there are at most `max_new_tokens` >= 0 of
    them, each with one call of the model; after the last round the model is not called again. Returns int64
    tokens (B, t0 + rounds): the beginnings followed by what was added. `start` is not changed.

    The model runs with gradients switched off (no_grad or inference_mode), in the mode that the caller has
    put it into.

    >>> def successor(tokens):
    ...     return F.one_hot((tokens + 1) % 10, 10).float()
    >>> greedy_decode(successor, torch.tensor([[3], [6]]), end=8, max_new_tokens=10).tolist()
    [[3, 4, 5, 6, 7, 8], [6, 7, 8, 8, 8, 8]]
    >>> greedy_decode(successor, torch.tensor([[3], [6]]), end=8, max_new_tokens=1).tolist()
    [[3, 4], [6, 7]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the beginnings, and after them what the model finds likeliest, until all have ended.
# - Any token may be the end, 0 too, and more rounds than needed are allowed.
# - Nothing is drawn at random: logits that are all but equal give the same tokens in two calls.
# - The model is called once for each new token, and not after the last.
# - The model runs without gradients, in the mode it is in; `start` is not changed.

# %% [markdown]
# ## It learns
#
# To turn a sequence round, a network must move every token to the mirrored place. For an LSTM that reads all
# and then writes, it is hard work (everything must pass through one state); for attention it is one look each:
# position $t$ asks for position $T - 1 - t$. That takes positions in the vectors, and all the rest you know:
# embedding, attention (an `nn.TransformerEncoderLayer` has it all), a linear layer to logits, cross-entropy,
# Adam.
#
# `F.cross_entropy` wants the classes on axis 1: for logits (B, T, V) and targets (B, T) either flatten both,
# `F.cross_entropy(logits.flatten(0, 1), targets.flatten())`, or `logits.transpose(1, 2)`. (A `view` would get
# the shape right and the numbers wrong.)


# %%
def train_reverser(sources: Tensor, targets: Tensor, seed: int = 0) -> nn.Module:
    """Train a network that reverses sequences, and return it.

    - `sources` and `targets` are int64 tensors N×T. The tokens are 0 ... V - 1, and all of them occur in both. A
      target is its source in reverse order, with the tokens renamed among themselves: each token always has the
      same new name, which only these pairs tell. Neither is changed.
    - The returned module maps sources B×T to logits B×T×V (more classes than V do no harm): the largest logit at
      [b, t] names the token at place t of the target. It is judged in evaluation mode.
    - Trained on 1,000 pairs of length 8 with 10 tokens, it names at least 90 % of the tokens rightly in the
      targets of other sources of this length. (All of them is common.)
    - The same `seed` and data give the same model, another `seed` another one. The number of pairs, the length and
      the number of tokens are to be taken from the data.
    - One call with 1,000 pairs takes at most 30 seconds on one thread. (A small transformer takes about two.)

    >>> sources = torch.arange(200).reshape(40, 5) % 7
    >>> targets = (sources.flip(1) + 3) % 7
    >>> model = train_reverser(sources, targets, seed=1)
    >>> logits = model(sources)
    >>> logits.shape[:2], logits.shape[2] >= 7
    (torch.Size([40, 5]), True)
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The trained module names the wanted share of the tokens of reversed, renamed sequences.
# - The same seed gives the same model, another seed another one; the data decides the sizes, and stays.
