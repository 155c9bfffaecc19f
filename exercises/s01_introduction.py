# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 1. What PyTorch is
# Three ideas carry everything that follows.
#
# 1. **Tensors**: boxes of numbers, all of one kind, with arithmetic that works on the whole box, on whichever device
#    the box lies.
# 2. **Automatic differentiation**: PyTorch can tell how a result changes with each number that it was computed from.
# 3. **A graph that is built as the code runs**: what to differentiate is not declared beforehand. You write ordinary
#    Python, with its `if` and `while`, and PyTorch notes what is computed from what while it happens.
#
# The tutorial that this course follows introduces PyTorch by just these three. All of them still hold. What has come since:
# `torch.compile` takes a function written in this way and makes fast code of it, and `torch.func` offers derivatives as
# functions of functions, as in mathematics. Both start from the same ordinary code.
#
# This section lets you try the three ideas, and then asks you to *measure* what many people only believe: who shares
# memory with whom, what a training step changes, what `eval()` and `no_grad()` switch. In those three tasks your
# function gets the things to be measured as arguments and finds out by using them. A table typed from memory is wrong
# for some of what it will be given.
#
# Each task is graded by itself: an answer may call helper functions that you add to this file, but not your answers to
# other tasks.

# %%
import copy
from collections.abc import Callable

import numpy as np
import torch
from torch import nn

# %% [markdown]
# ## 1.1 A box of numbers
# A tensor is a stretch of memory and a description of how to read it:
#
# ```
# memory       1.0 2.0 3.0 4.0 5.0 6.0       dtype float32: 4 bytes each, device cpu
# t            [[1.0, 2.0, 3.0],             shape (2, 3): 2 rows of 3, so the next row is 3 numbers further on
#               [4.0, 5.0, 6.0]]
# t.T          [[1.0, 4.0], [2.0, 5.0],      shape (3, 2): the same memory, read in another order
#               [3.0, 6.0]]
# ```
#
# A tensor is **contiguous** if reading it row by row means reading its memory from front to back; `t` is, `t.T` is not.
#
# Two more facts belong to the second idea. A tensor with `requires_grad` takes part in differentiation, and so does
# whatever is computed from it. A **leaf** is where such a computation begins: a tensor that was made, not computed from
# one that requires a gradient.
#
# Devices are named by strings: `"cpu"`, `"cuda"`, `"mps"`. On the device `"meta"` a tensor has a description and no
# memory at all; it costs nothing and is good for asking what *would* come out.


# %%
def tensor_facts(t: torch.Tensor) -> dict[str, object]:
    """Return what there is to know about a tensor besides its numbers, as a dict with exactly these keys:

    - `"shape"`: its sizes, a tuple of ints (`torch.Size` is such a tuple);
    - `"dimensions"`: how many sizes there are, an int;
    - `"elements"`: how many numbers it has, an int;
    - `"dtype"`: the `torch.dtype` of its numbers;
    - `"bytes"`: what its elements take altogether, an int: elements × bytes of one, however large the memory is that it
      is a view of;
    - `"device"`: where it lies, the string that prints for its device (`"cpu"`);
    - `"contiguous"`, `"requires_grad"`, `"leaf"`: True or False.

    `t` may have any shape (no dimensions and no elements included), dtype and strides, may require a gradient or come out
    of a recorded computation, and may lie on the `"meta"` device, where there are facts but no numbers. It stays as it is.

    >>> facts = tensor_facts(torch.zeros(2, 3).T)
    >>> tuple(facts["shape"]), facts["dimensions"], facts["elements"], facts["dtype"], facts["bytes"]
    ((3, 2), 2, 6, torch.float32, 24)
    >>> facts["device"], facts["contiguous"], facts["requires_grad"], facts["leaf"]
    ('cpu', False, False, True)
    >>> facts = tensor_facts(2 * torch.tensor(1.5, requires_grad=True))
    >>> facts["dimensions"], facts["requires_grad"], facts["leaf"]
    (0, True, False)
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Every fact is right, for any shape, dtype and strides.
# - A view's facts are its own, not those of the memory that it looks into.
# - A leaf that requires a gradient, a result of it, and what was detached from that are told apart.
# - On the meta device the facts are there, although no numbers are.
# - The tensor keeps its numbers, its requires_grad and its strides.

# %% [markdown]
# ## 1.2 Who shares memory with whom
# Because a tensor is only a way to read memory, two of them can read the same memory, and so can a NumPy array and a
# tensor. Where they do, a change of the one is a change of the other. "Tensors always share" is a widespread belief, and
# "tensors always copy" is another:
#
# ```python
# a = np.zeros(3)
# shared, copied = torch.from_numpy(a), torch.tensor(a)
# a[0] = 7.0
# shared        # tensor([7., 0., 0.], dtype=torch.float64)
# copied        # tensor([0., 0., 0.], dtype=torch.float64)
# ```
#
# Often it depends on what is given: `torch.as_tensor(a)` copies only where it must, and `t.float()` gives you `t` itself
# if `t` is float32 already. Today one can say what is wanted: `torch.asarray(a, copy=True)`. When in doubt, do not
# remember: try.


# %%
def sharing_table(
    constructors: dict[str, Callable[[np.ndarray | torch.Tensor], torch.Tensor]],
    source: np.ndarray | torch.Tensor,
) -> dict[str, bool]:
    """Find out by running it which constructor's result shares memory with `source`: `{name: True or False}`.

    `constructors` maps names to functions that make a tensor from `source`. Each of them is to be called and its result
    put to the test; the same function may share the memory of one source and copy another. "Shares" means that at least
    one number of the result lies in the memory of `source`, not necessarily all of them, nor in the same order.

    `source` is a NumPy array or a tensor that requires no gradient, with one dimension or more and at least one element,
    holding integers or floating-point numbers that are finite and below 200. You may write to it, but when you return
    it holds exactly the numbers that it held before. Each result has at least one element.

    Returned: a dict with a Python bool for each name in `constructors`.

    >>> table = sharing_table({"tensor": torch.tensor, "from_numpy": torch.from_numpy}, np.zeros(3))
    >>> table["tensor"], table["from_numpy"]
    (False, True)
    >>> upper_half = {"upper half": lambda source: source[2:]}
    >>> sharing_table(upper_half, torch.zeros(4)), sharing_table({}, np.ones(2))
    ({'upper half': True}, {})
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - For arrays of several dtypes the table says who shares the array's memory.
# - For tensors of several dtypes and layouts the table says who shares the tensor's memory, wholly or in
#   part.
# - Whatever number the source is full of, and if it is a single one, sharing is seen.
# - What counts is what a constructor does, not what it is called.

# %% [markdown]
# ## 1.3 The slope of anything
# The second idea. Tell PyTorch which number you will want slopes for, compute with it, and ask:
#
# ```python
# x = torch.tensor(3.0, requires_grad=True)     # "remember what is done with this"
# y = x * x + 2 * x                             # ordinary arithmetic; y knows how it came about
# y.backward()                                  # walk back from y to x by the chain rule
# x.grad                                        # 2 · 3 + 2 = 8
# ```
#
# This is not the numerical slope `(f(x + h) - f(x)) / h`, which is always a little wrong, and it is not symbolic algebra
# either: every operation knows its own derivative, and the chain rule multiplies them along the way. So the answer is
# exact up to rounding, even of a function that no formula would fit, one with an `if` in it for example.
#
# One thing to know about the numbers: `torch.tensor(3.0)` is **float32**, good for about seven digits. A Python float is
# good for about sixteen, as is `torch.float64`. And integers have no slopes: `torch.tensor(3)` cannot require one.
#
# `backward()` is what training uses, and Section 4 looks at it closely. Two ways to the same number: `torch.autograd.grad(y, x)`
# returns the slope instead of storing it in `x.grad`, and `torch.func.grad(f)` is the function that computes it.


# %%
def derivative(function: Callable[[torch.Tensor], torch.Tensor], x: float) -> float:
    """Return the derivative of `function` at the number `x`, as a Python float.

    `function` takes a tensor without dimensions and computes another one from it, in whatever way PyTorch can
    differentiate. `x` is a Python number, an int or a float.

    - Work in double precision: `function` is called with a `torch.float64` tensor, and the result is autograd's answer,
      right to float64's rounding. (A numerical slope is not: part of the check.)
    - What `function` detaches from the graph counts as a constant, as it always does in PyTorch.
    - A function that does not use its argument at all is constant: its derivative is `0.0`.
    - Every call stands for itself: a second call with the same arguments gives the same answer.

    >>> derivative(lambda x: x * x + 2 * x, 3.0)
    8.0
    >>> def absolute(x):
    ...     return -x if x < 0 else x
    >>> derivative(absolute, -2), derivative(absolute, 5)
    (-1.0, 1.0)
    >>> derivative(lambda x: torch.tensor(7.0), 1.0)
    0.0
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the derivative at x, right to float64's rounding.
# - An int is as good as a float for x.
# - What the function detaches counts as a constant.
# - A function that does not use its argument has the derivative 0.0, whatever else it uses.
# - The same question asked three times, and another one after it, are answered the same each time.

# %% [markdown]
# ## 1.4 A graph built as the code runs
# The third idea. Older libraries wanted the computation drawn first and run afterwards; a loop whose length depends on
# the data needed special building blocks. PyTorch only watches. A Python `while` decides, round by round, by looking at
# the numbers, and what was actually done *is* the graph:
#
# ```
# x = 3., limit 20      y = x          3     not yet
#                       y = y * x      9     not yet         x ──┬─ * ──┬─ * ──► y
#                       y = y * x     27     enough              └──────┘
# ```
#
# For another `x` the loop runs another number of times and the graph has another length; each time `backward()` walks
# the one that was built. Looking at numbers to decide is fine and is not itself recorded: the *decision* has no slope,
# the arithmetic has. What cuts the graph is computing on with numbers that were taken out of it (`.item()`,
# `.detach()`, `.tolist()`).
#
# `torch.compile` handles such a loop, too: it splits the function where Python looks at the data, and compiles the parts.


# %%
def dynamic_power(x: torch.Tensor, limit: float) -> torch.Tensor:
    """Multiply `x` by itself, entry by entry, until some entry is large enough, and return that power of `x`.

    The result is x, x·x, x·x·x, …: the first of these in which at least one entry has an absolute value of `limit` or
    more. All entries get the same power.

    - `x` is a floating-point tensor of any shape with at least one element, none of them NaN; `limit` is positive.
    - The result has the shape and dtype of `x` and is in the graph of `x`, if `x` requires a gradient: where the power is
      k, backward from the result multiplies by k · xᵏ⁻¹, and derivatives of derivatives can be taken as well.
    - If no power ever gets there (all entries between -1 and 1, and none of them at `limit`), raise ValueError.
    - `x` keeps its numbers. If it requires no gradient, neither does the result.

    >>> dynamic_power(torch.tensor(3.0), 20.0).item(), dynamic_power(torch.tensor(3.0), 27.0).item()
    (27.0, 27.0)
    >>> x = torch.tensor([2.0, -1.0], requires_grad=True)
    >>> y = dynamic_power(x, 30.0)
    >>> y.tolist()
    [32.0, -1.0]
    >>> y.sum().backward()
    >>> x.grad.tolist()
    [80.0, 5.0]
    >>> dynamic_power(torch.tensor([0.5, -1.0]), 2.0)
    Traceback (most recent call last):
        ...
    ValueError: ...
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the first power of x with an entry of at least the limit.
# - An entry that equals the limit is large enough.
# - Backward through k factors gives k times the power k - 1, and so on for the second derivative.
# - Where no power reaches the limit a ValueError is raised.
# - Numbers that need not grow, because one of them is at the limit already, are their own answer.
# - The numbers of x are kept, and where it requires no gradient neither does the result.

# %% [markdown]
# ## 1.5 Slopes inside a loop
# Newton's method finds where a function is zero. Stand at x, follow the tangent down to the axis, stand there, repeat:
#
# $$x_{n+1} = x_n - \frac{f(x_n)}{f'(x_n)}$$
#
# Here the slope is needed *during* the computation and steers it: the loop asks autograd, uses the answer as a plain
# number, and goes round until the function is small enough. Each round is a question of its own, with a leaf of its
# own. Carry one leaf through all rounds, and its `.grad` is the *sum* of all slopes so far, because `backward()` adds;
# carry the graph through all rounds, and it grows with each of them.
#
# This loop is a small picture of training: compute, differentiate, move, repeat.


# %%
def newton_root(
    function: Callable[[torch.Tensor], torch.Tensor],
    start: float,
    tolerance: float = 1e-10,
    max_steps: int = 50,
) -> float:
    """Return the first x on Newton's way from `start` at which `function` is at most `tolerance` away from zero.

    Newton's way is start, then again and again x - f(x) / f'(x) with the slope *at that x*. The x returned is the first
    of these, `start` itself included, with |f(x)| ≤ `tolerance`; no step is taken beyond it. It is a Python float.

    - `function` takes and gives a tensor without dimensions, as in `derivative`. Call it with `torch.float64` tensors.
    - At most `max_steps` steps are taken (0 is allowed: then only `start` can be the answer). If the x after the last
      of them is not good enough either, raise RuntimeError.
    - Where |f(x)| is more than `tolerance` and the slope is zero, there is no next step: raise RuntimeError.

    >>> newton_root(lambda x: 2 * x - 3, 0.0)
    1.5
    >>> round(newton_root(lambda x: x * x - 2, 1.0), 6)
    1.414214
    >>> newton_root(lambda x: x * x - 2, 1.0, tolerance=0.5)
    1.5
    >>> newton_root(lambda x: x * x + 1, 0.5)
    Traceback (most recent call last):
        ...
    RuntimeError: ...
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the first x on Newton's way at which the function is within the tolerance of zero.
# - A start that is good enough is the answer, as a float, even where no step is allowed or the slope is zero.
# - As many steps as are needed suffice, and with one step fewer a RuntimeError is raised.
# - Without further arguments the tolerance is 1e-10 and 50 steps are allowed.
# - Where the slope is zero and the function is not, a RuntimeError is raised.
# - Where the way never gets there, a RuntimeError ends it.

# %% [markdown]
# ## 1.6 What a training step changes
# Training is three calls, and each changes something else. It helps to know which, because the usual mistakes are
# silent: an optimizer that was given other parameters, a learning rate of zero, a cleared gradient.
#
# ```python
# loss = loss_function(model(inputs), targets)    # runs the model; changes nothing
# loss.backward()                                 # ?
# optimizer.step()                                # ?
# optimizer.zero_grad()                           # ?
# ```
#
# Section 6 teaches the loop. Here you build an instrument that fills in the question marks for any model and any
# optimizer. There is one trap in it: a snapshot is a **copy**. `before = model.weight` or `before = p.grad` is a second
# name for a tensor that is about to change in place, and whoever compares it afterwards compares it with itself.


# %%
def what_changes_on_backward(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    loss_function: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    inputs: torch.Tensor,
    targets: torch.Tensor,
) -> dict[str, dict[str, bool]]:
    """Make one training step and find out, by looking before and after, what each of its three calls changes.

    Compute `loss_function(model(inputs), targets)` once, then call `backward()` on it, `optimizer.step()` and
    `optimizer.zero_grad()`, each once and in this order. Just before and just after each call, look at

    - `"parameters"`: the numbers in `model.parameters()`;
    - `"gradients"`: the `.grad` of each of these parameters. It may be None, and None is another thing than zeros;
    - `"output"`: what `model(inputs)` gives when it is computed at that moment.

    Returned: `{"backward": {"parameters": …, "gradients": …, "output": …}, "step": {…}, "zero_grad": {…}}` with Python
    bools: True where anything, however little of it, is different after the call, and False where everything is equal.

    What is so has to be measured on what is given, by running it: parameters may be frozen, `.grad` may hold something
    from earlier, the optimizer may know all of the parameters, some or none of them. The model gives the same output as
    long as its parameters are the same; its mode is the caller's choice. Afterwards the model has been trained by this
    one step and by nothing else.

    >>> model = nn.Linear(2, 1)
    >>> sgd = torch.optim.SGD(model.parameters(), lr=0.1)
    >>> table = what_changes_on_backward(model, sgd, nn.MSELoss(), torch.ones(1, 2), torch.full((1, 1), 9.0))
    >>> sorted(table), sorted(table["step"])
    (['backward', 'step', 'zero_grad'], ['gradients', 'output', 'parameters'])
    >>> table["step"]["parameters"], table["step"]["gradients"]
    (True, False)
    """

    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The table is what these calls change for this model and this optimizer, whatever .grad held before.
# - A change is seen where the sum of the numbers stays the same.
# - Afterwards the model has made this one step, with what .grad held before and nothing besides.
# - `step` and `zero_grad` are called once each, in this order, and the model's mode is left alone.

# %% [markdown]
# ## 1.7 Two switches
# `model.train()` / `model.eval()` and grad mode on / off (`torch.no_grad()`) are so often used together that people take
# them for one switch. They are two. Which does what?
#
# ```
#                         model.train()              model.eval()
# grad mode on            random? graph? buffers?    random? graph? buffers?
# torch.no_grad()         random? graph? buffers?    random? graph? buffers?
# ```
#
# `train`/`eval` sets a flag on every module, and each module makes of it what it will: dropout drops or does not, batch
# normalisation uses the batch's statistics and updates its running ones (kept in **buffers**: tensors that belong to the
# module's state but are not trained), a linear layer does not care. Grad mode decides whether autograd notes what is
# computed. `torch.inference_mode()` is a stricter `no_grad` for code that will never meet autograd again.


# %%
def mode_table(model: nn.Module, inputs: torch.Tensor) -> dict[tuple[str, str], dict[str, bool]]:
    """Run a model in all four combinations of the two switches and return what was seen in each.

    The keys are `("train", "grad")`, `("train", "no_grad")`, `("eval", "grad")` and `("eval", "no_grad")`: all of the
    model in training or in evaluation mode, grad mode on or off. Each entry is a dict of three Python bools:

    - `"random"`: two passes over `inputs`, one right after the other, give outputs with different numbers;
    - `"graph"`: the output is connected to a graph (it requires a gradient);
    - `"buffers"`: a pass changes a buffer of the model.

    Find them by running `model(inputs)`, which gives a tensor: a layer may be random in both modes, parameters may be
    frozen, a layer may have buffers or none. `inputs` requires no gradient.

    Afterwards everything is as it was: the mode of every module in the model (they need not all have been in the same
    one), all buffers and parameters, and the caller's grad mode, which may have been on or off.

    >>> table = mode_table(nn.Sequential(nn.Linear(3, 50), nn.Dropout(0.5)), torch.ones(4, 3))
    >>> sorted(table)
    [('eval', 'grad'), ('eval', 'no_grad'), ('train', 'grad'), ('train', 'no_grad')]
    >>> table["train", "grad"] == {"random": True, "graph": True, "buffers": False}
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The table is what this model does in each of the four combinations.
# - The table is the same whatever mode the model is in and whether the caller's grad mode is on.
# - Each module keeps its own mode, and all parameters and buffers stay as they were.
# - Frozen parameters stay frozen and the others trainable, and inputs are not changed.
