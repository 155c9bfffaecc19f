# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 4. Automatic differentiation
#
# Training means changing numbers so that a loss falls, and for that one needs the slope of the loss in every
# one of them. PyTorch works these slopes out itself: while your code runs it writes down what was computed
# from what, and afterwards it walks that record backwards by the chain rule. The record is the **graph**, the
# walk is `backward`, and the part of PyTorch that does both is **autograd**.
#
# In this section you differentiate (tasks 1–5), use the slopes (6, 11), keep autograd out where it is not
# wanted (7, 8), teach it a rule of your own (9), and check it against plain arithmetic (10).
#
# Each task is graded by itself: an answer may call helper functions that you add to this file, but not your
# answers to other tasks.

# %%
from collections.abc import Callable, Iterable
from typing import Any

import torch

# %% [markdown]
# ## 4.1 A leaf, a graph, a gradient
#
# ```python
# x = torch.tensor([1.0, 2.0], requires_grad=True)   # a leaf: you made it, and you want its gradient
# y = x + 2                                          # every result remembers how it came about: y.grad_fn
# z = 3 * y * y
# out = z.mean()                                     # one number
# out.backward()                                     # fills x.grad with d(out)/d(x)
# x.grad                                             # 3 · 2 · (x + 2) / 2
# ```
#
# - A **leaf** is a tensor that no recorded operation produced. `backward` stores gradients in the `.grad` of
#   leaves with `requires_grad=True`, and there only: `y.grad` is `None` (with a warning) unless
#   `y.retain_grad()` was called.
# - Slopes need a continuum, so only floating-point and complex tensors can require a gradient. Asking it of
#   an integer tensor raises.
# - `x.requires_grad_()` switches the flag on a tensor *that somebody gave you*, so they will find it switched
#   on. `x.detach()` gives a tensor on the same numbers with a flag and a `.grad` of its own; switch that one.
#
# Older texts wrap tensors in `Variable(x)`. Since PyTorch 0.4 there is no difference: a tensor is its own
# variable.


# %%
def tutorial_gradient(values: torch.Tensor) -> torch.Tensor:
    """Return the gradient of mean(3 · (x + 2)²) with respect to x, at x = `values`.

    `values` is a tensor of any shape with at least one element, floating-point or integer. Integers are
    converted to float32; a floating-point tensor keeps its dtype.

    Returned: a tensor of the shape of `values` (dtype as above) that does not require a gradient itself.
    `values` is only read: its numbers, its `requires_grad` and its `.grad`, if it has one, are afterwards
    what they were before, so calling twice gives the same answer twice.

    >>> tutorial_gradient(torch.tensor([[1.0, 2.0], [3.0, 4.0]])).tolist()
    [[4.5, 6.0], [7.5, 9.0]]
    >>> tutorial_gradient(torch.tensor([1, 2])).dtype
    torch.float32
    >>> values = torch.ones(3)
    >>> _ = tutorial_gradient(values)
    >>> values.requires_grad
    False
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the gradient of mean(3 (x + 2)²) in x.
# - Integers are converted to float32, float64 stays float64.
# - The input's numbers, `requires_grad` and `.grad` stay as they were; a second call gives the same.

# %% [markdown]
# ## `torch.autograd.grad`: a gradient as a value
#
# `out.backward()` is a procedure: it *adds* to the `.grad` of **every** leaf that `out` was computed from.
# For a training loop that is handy, for a question it is a mess left behind. `torch.autograd.grad(out, x)` is
# a function: it returns the gradient for the inputs you name (a tuple, one entry an input) and touches no
# `.grad` at all.
#
# Both want `out` to be a single number: "the slope" of a vector is not one number an input. There is a third
# way, `torch.func.grad(f)`, that takes a function and gives back the function that computes its gradient, as
# in mathematics.


# %%
def gradient_of(function: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """Return the gradient of `function` at `x`.

    `function` takes a tensor like `x` and computes, differentiably, a tensor with exactly one element (of
    shape `()` or `(1,)`, say). `x` is a floating-point tensor of any shape, with or without `requires_grad`.

    Returned: a tensor with the shape and dtype of `x` that does not require a gradient itself.

    Nothing is left behind: the numbers, `requires_grad` and `.grad` of `x` stay as they were, and so does the
    `.grad` of whatever else `function` uses (of a model's weights, for example).

    If `function(x)` has more than one element there is no single gradient: raise a ValueError, or let
    autograd's own RuntimeError through. Do not quietly sum.

    >>> gradient_of(lambda x: (x * x).sum(), torch.tensor([1.0, -3.0])).tolist()
    [2.0, -6.0]
    >>> model = torch.nn.Linear(3, 1)
    >>> gradient_of(model, torch.ones(3)).shape
    torch.Size([3])
    >>> model.weight.grad is None
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the gradient of the function at x.
# - `x` keeps its numbers, `requires_grad` and `.grad`, and the result requires no gradient.
# - The `.grad` of a model's weights stays as it was when the model is the function.
# - A function with more than one output element raises, instead of being summed.

# %% [markdown]
# ## Gradients add up
#
# `backward` does not *write* `.grad`, it *adds* to it. That is on purpose: a tensor that is used in several
# places gets the sum of what comes back from each, and a batch too large for memory can be sent through in
# pieces. But it means that whoever wants this time's gradient has to clear last time's first, by `w.grad =
# None` (today's habit: no memory is kept, and `None` says honestly that nothing was computed) or by
# `w.grad.zero_()` (the older one).
#
# And `w.grad` is one tensor that lives on: `g = w.grad` is a second name for it, so the next `backward` or
# `zero_()` changes `g` too. A value to keep is a `.clone()`.


# %%
def accumulated_gradient(
    loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    w: torch.Tensor,
    batches: list[torch.Tensor],
) -> torch.Tensor:
    """Add up the gradients of `loss(w, batch)` over all `batches` in `w.grad`, and return a copy of the sum.

    `w` is a floating-point leaf with `requires_grad=True`. Its `.grad` is `None` or holds what earlier work
    left there; that old content must not be in the result. `batches` holds at least one tensor; their sizes
    may differ. `loss(w, batch)` gives a 0-d tensor.

    Afterwards `w.grad` is the sum over exactly these batches: neither their mean nor the last one alone. The
    numbers in `w` are unchanged, and it is still a leaf that requires a gradient.

    Returned: a tensor equal to `w.grad` but independent of it. It keeps its numbers when `w.grad` is later
    zeroed, overwritten or added to, and it does not require a gradient.

    >>> w = torch.tensor([1.0, 1.0], requires_grad=True)
    >>> batches = [torch.tensor([1.0, 2.0]), torch.tensor([10.0, 20.0])]
    >>> accumulated_gradient(lambda w, batch: (w * batch).sum(), w, batches).tolist()
    [11.0, 22.0]
    >>> w.grad.tolist()
    [11.0, 22.0]
    >>> accumulated_gradient(lambda w, batch: (w * batch).sum(), w, batches[:1]).tolist()
    [1.0, 2.0]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Both the result and w.grad are the sum of the batches' gradients, whatever w.grad held before.
# - A second call holds the second batches' gradients only, and the first result keeps its numbers.
# - Changing the result leaves w.grad alone, and zeroing w.grad leaves the result alone.
# - `w` keeps its numbers and is still a leaf: a later backward() adds to w.grad.

# %% [markdown]
# ## Many outputs: a vector times the Jacobian
#
# If y has several elements, its derivative is a matrix, the Jacobian J with J[i, j] = ∂y[i] / ∂x[j]. Autograd
# never builds it. Walking backwards it computes **v·J**: one weight v[i] for every output, all of them summed
# into one gradient shaped like x. That is why `y.backward()` on a vector raises: it wants the weights,
# `y.backward(gradient=v)` or `torch.autograd.grad(y, x, grad_outputs=v)`. A single number has the natural
# weight 1, so it may be left out.
#
# Two settings are worth knowing:
#
# - The walk frees the graph as it goes. A second walk over the same graph raises where it needs what was
#   freed, unless the first one was told `retain_graph=True`. Use that only where a second walk does come; as a
#   cure-all it keeps every intermediate result in memory for as long as the output lives.
# - An input that the output does not depend on is treated as a mistake. `allow_unused=True` gives `None` for
#   it instead, `materialize_grads=True` gives zeros.


# %%
def vector_jacobian_product(y: torch.Tensor, x: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    """Return v·J, where J is the Jacobian of `y` with respect to `x`: the gradient of sum(v * y) in `x`.

    `y` is a tensor of any shape that requires a gradient and has, as a rule, been computed from `x`. `x`
    requires a gradient and is a leaf or an intermediate result. `v` has the shape and dtype of `y` and
    requires no gradient.

    - If `y` does not depend on `x`, the answer is zeros.
    - If `v` has another shape than `y`, raise a ValueError, or let autograd's own RuntimeError through.
      Nothing may be broadcast.
    - No `.grad` changes anywhere: not that of `x`, nor that of any other leaf that `y` was computed from.
    - The graph of `y` is released, as after an ordinary `backward()`: do not retain it. The result carries no
      graph.

    >>> x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
    >>> vector_jacobian_product(x * x, x, torch.tensor([1.0, 0.5, 10.0])).tolist()
    [2.0, 2.0, 60.0]
    >>> x.grad is None
    True
    >>> other = torch.ones(2, requires_grad=True)
    >>> vector_jacobian_product(x * x, other, torch.ones(3)).tolist()
    [0.0, 0.0]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is v·J.
# - `x` may be an intermediate result, and y of any shape.
# - No `.grad` changes, neither that of x nor that of another leaf behind y.
# - Where y does not depend on x the result is zeros shaped like x.
# - The graph of y is gone afterwards, and the result has none.
# - A v of another shape than y raises.

# %% [markdown]
# ## The whole Jacobian
#
# Choose v = (1, 0, 0, …) and v·J is the first row of J; with (0, 1, 0, …) it is the second. So a Jacobian
# costs one walk an *output* element, all over the same graph, which therefore has to survive until the last
# row. Today `torch.func.jacrev(f)(x)` does this in one call (and all rows at once); write it by hand at least
# once.


# %%
def jacobian(function: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """Return the Jacobian of `function` at `x`.

    `x` is a floating-point tensor of any shape, with or without `requires_grad`; `function(x)` is a tensor of
    any shape with at least one element, computed differentiably from `x`, of the dtype of `x`.

    Returned: a tensor J of shape `function(x).shape + x.shape` with J[i, j] = ∂ function(x)[i] / ∂ x[j] (i
    and j standing for as many indices as the shapes need), of the dtype of `x`, that does not require a
    gradient itself. The numbers, `requires_grad` and `.grad` of `x` stay as they were.

    >>> jacobian(lambda x: x[:2] * x[2], torch.tensor([1.0, 2.0, 3.0])).tolist()
    [[3.0, 0.0, 1.0], [0.0, 3.0, 2.0]]
    >>> jacobian(torch.sin, torch.zeros(2, 3)).shape
    torch.Size([2, 3, 2, 3])
    >>> jacobian(torch.sum, torch.zeros(4)).tolist()
    [1.0, 1.0, 1.0, 1.0]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - J[i, j] is the slope of output i in input j.
# - The shape is that of the output followed by that of the input, scalars included.
# - `x` keeps its numbers, `requires_grad` and `.grad`, and the result requires no gradient.

# %% [markdown]
# ## 4.2 Changing a leaf: `no_grad`
#
# Gradient descent changes the weights *in place*. Two things can go wrong. `w -= lr * w.grad` on a leaf
# raises, because autograd would have to record that a leaf comes from something. `w = w - lr * w.grad` raises
# nothing and is worse: `w` is now a new tensor with a graph behind it, the old leaf is still what everybody
# else holds, and the new one gets no `.grad`. What is meant is: change the numbers, record nothing.
#
# ```python
# with torch.no_grad():
#     w -= lr * w.grad          # also w.sub_(…), w.copy_(…)
# ```
#
# Older code writes `w.data -= lr * w.grad`. That changes the numbers too, but behind autograd's back: should
# a graph still need the old numbers, it will compute wrong gradients without a word, where `no_grad` would
# have let it notice. Read it, do not write it.


# %%
def descend(parameters: Iterable[torch.Tensor], lr: float) -> None:
    """Take one step of gradient descent, p ← p − lr · p.grad, with every tensor in `parameters`, in place.

    The `parameters` are floating-point leaves with `requires_grad=True`. One whose `.grad` is `None` is left
    alone.

    The very tensors that were passed in change: each stays a leaf that requires a gradient, and autograd
    records nothing of the step. Afterwards each `.grad` is cleared, ready for the next `backward()`: `None`
    and zeros are both right. Nothing is returned.

    >>> w = torch.tensor([1.0, 2.0], requires_grad=True)
    >>> (w * w).sum().backward()
    >>> descend([w], lr=0.25)
    >>> w.tolist(), w.is_leaf, w.requires_grad
    ([0.5, 1.0], True, True)
    >>> w.grad is None or not w.grad.any().item()
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Every parameter becomes p - lr · p.grad, in place.
# - Each tensor is still a leaf that requires a gradient; the next backward() fills an empty `.grad`.
# - Afterwards each `.grad` is None or zeros.
# - A parameter whose `.grad` is None keeps its value, and those after it still move.
# - Two steps move the parameters of a model, as they come from model.parameters().

# %% [markdown]
# ## Predicting: `no_grad` and `inference_mode`
#
# Recording costs memory: every intermediate result is kept for a walk backwards that never comes. So
# predictions are made with recording off:
#
# | | records a graph | the result in later training |
# |---|---|---|
# | nothing special | yes | takes part, with its history |
# | `with torch.no_grad():` | no | takes part, as a constant |
# | `with torch.inference_mode():` (since 1.9) | no, and skips further book-keeping | refused where `backward` needs it |
#
# `model(x).detach()` gives the right numbers too, but first records the whole graph and then drops it. Both
# modes are context managers: they end with the block, even if it raises, and give back the mode they found. A
# bare `torch.set_grad_enabled(False)` does not, and whoever trains next finds `.grad` empty. Neither mode has
# anything to do with `model.eval()`, which is about dropout and batch normalization. (Very old code says
# `volatile=True`: that was the `no_grad` of its day and is gone.)


# %%
def predict_without_graph(
    model: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor, *, inference: bool = False
) -> torch.Tensor:
    """Return `model(x)`, computed while autograd records nothing.

    `model` is a module or function. It is called once, with `x`, and with gradient mode already off.

    - `inference=False`: under no_grad. The result is an ordinary tensor, and may take part in later training
      as a constant.
    - `inference=True`: under inference mode. The result is an inference tensor.

    Whether the call ends well or the model raises (let its exception through), the caller finds gradient mode
    as it was: on if it was on, off if it was off. Nothing else about the model changes, its training mode
    included.

    >>> model = torch.nn.Linear(3, 2)
    >>> predict_without_graph(model, torch.ones(5, 3)).requires_grad
    False
    >>> predict_without_graph(model, torch.ones(5, 3), inference=True).is_inference()
    True
    >>> model(torch.ones(5, 3)).requires_grad
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is model(x), and it requires no gradient.
# - While the model runs gradient mode is off, and inference mode is on only if it was asked for.
# - Without inference mode the result may be a constant in later training.
# - With inference=True autograd refuses the result.
# - Gradient mode is on afterwards where it was on, off where it was off.
# - The model's own exception comes through, and gradient mode is as it was.

# %% [markdown]
# ## Stopping a gradient half way
#
# `x.detach()` is a constant with the numbers of `x`: what is computed from it sends nothing back to `x`.
# Targets made by a second network, frozen parts of a model, a weight that must not learn from its own loss:
# all of them are a `detach()` in the right place.
#
# What looks like it and is not: going through Python numbers or NumPy (`.item()`, `.numpy()`,
# `torch.tensor(x)`) cuts *everything* that comes after; multiplying by zero stops the gradient and the value
# with it; and writing into `x` itself changes a number that the graph may still need, which autograd reports
# only when `backward` gets there.


# %%
def stop_gradient(x: torch.Tensor, frozen: torch.Tensor) -> torch.Tensor:
    """Return a tensor equal to `x` through which no gradient flows where `frozen` is true.

    `x` is a floating-point tensor of any shape, with or without `requires_grad`, a leaf or an intermediate
    result; `frozen` is a bool tensor of the same shape.

    Returned: a tensor with the values, shape and dtype of `x`. Going backwards, an element that is not frozen
    hands its gradient on to `x` as it is, a frozen one hands on zero.

    `x` is not written to, not even under `no_grad`: other parts of the graph may still need its numbers.

    >>> x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
    >>> y = stop_gradient(x, torch.tensor([False, True, False]))
    >>> y.tolist()
    [1.0, 2.0, 3.0]
    >>> (y * y).sum().backward()
    >>> x.grad.tolist()
    [2.0, 0.0, 6.0]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result equals x everywhere.
# - An element that is not frozen hands its gradient on as it is, a frozen one hands on zero.
# - `x` keeps its numbers, and what was computed from it before still gets its gradient.
# - Where x requires no gradient neither does the result, and x is not switched on.

# %% [markdown]
# ## A rule of your own: `autograd.Function`
#
# The slope of a step is zero almost everywhere, so nothing can learn through `sign`. The *straight-through*
# trick (Bengio et al., 2013) lies about it: forwards the step, backwards the slope of the identity, cut off
# far from zero. A rule that is not the derivative is written as a `torch.autograd.Function`:
#
# - `forward(ctx, *inputs)` computes, and leaves in `ctx` what the way back will need; tensors by
#   `ctx.save_for_backward(…)`. Autograd then *notices* if one of them is changed before `backward` and
#   refuses to go on. A tensor kept as `ctx.x`, or saved as `x.data`, gets no such guard: the gradient is
#   silently wrong.
# - `backward(ctx, gradient)` gets the gradient of the loss in the output, and returns one gradient for *each*
#   input of `forward`, in order, each shaped like its input; `None` where there is nothing to say.
#   `ctx.needs_input_grad[i]` tells whether input i wants one at all, which may save work.
# - `ctx` belongs to one call. Whatever you keep elsewhere, on the class for instance, the next call
#   overwrites.
# - It is used as `StraightThroughSign.apply(x, scale)`: never call `forward` yourself.


# %%
class StraightThroughSign(torch.autograd.Function):
    """The scaled sign of a tensor, with a gradient that passes straight through.

    `StraightThroughSign.apply(x, scale)` takes a floating-point tensor `x` of any shape and a 0-d tensor
    `scale` of the same dtype; either, both or none of them may require a gradient.

    Forward: a tensor like `x`, equal to `scale` where x ≥ 0 (at zero too) and to `-scale` where x < 0.

    Backward, for an incoming `gradient` shaped like `x`:

    - to `x`: gradient · scale where |x| ≤ 1 (the ends included), zero elsewhere;
    - to `scale`: the true derivative, the sum over all elements of gradient · (1 where x ≥ 0, −1 elsewhere),
      0-d.

    Several calls may be pending at once, and their gradients be asked for in any order. Should `x` or `scale`
    be changed in place between forward and backward, the gradients must not come out wrong: they are those of
    the original values, or autograd refuses with its RuntimeError. Neither input is changed.

    >>> x = torch.tensor([-3.0, -0.5, 0.0, 2.0], requires_grad=True)
    >>> scale = torch.tensor(2.0, requires_grad=True)
    >>> y = StraightThroughSign.apply(x, scale)
    >>> y.tolist()
    [-2.0, -2.0, 2.0, 2.0]
    >>> y.backward(torch.tensor([1.0, 10.0, 100.0, 1000.0]))
    >>> x.grad.abs().tolist(), scale.grad.item()
    ([0.0, 20.0, 200.0, 0.0], 1089.0)
    """

    @staticmethod
    def forward(ctx: Any, x: torch.Tensor, scale: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Forward gives scale where x ≥ 0 and -scale elsewhere.
# - `x` gets gradient · scale where |x| ≤ 1, zero elsewhere.
# - `scale` gets the sum over all elements of gradient · (1 where x ≥ 0, -1 elsewhere).
# - With both inputs asking, both get their gradients; neither input is changed.
# - Each of several pending calls gets the gradients of its own inputs, in any order.
# - Where an input changes before backward, the gradients are the original ones, or autograd refuses.

# %% [markdown]
# ## Trust, but check
#
# A derivative can be had without calculus: move one element by a little both ways and look how far the value
# moved,
#
# $$
# \frac{\partial f}{\partial x_i} \approx \frac{f(x + \varepsilon e_i) - f(x - \varepsilon e_i)}{2\varepsilon}.
# $$
#
# Looking both ways makes the error shrink with ε², one way only with ε. It is far too slow to train by (two
# evaluations an element), and just right to test by. Use float64: in float32 the rounding of f, divided by
# 2ε, drowns everything. `torch.autograd.gradcheck` is the ready-made tool, with tolerances and a verdict.


# %%
def check_gradient(
    function: Callable[[torch.Tensor], torch.Tensor], x: torch.Tensor, eps: float = 1e-5
) -> float:
    """Return the largest absolute error of autograd's gradient of `function` at `x`, by central differences.

    `function` takes a tensor shaped like `x` and gives a 0-d tensor. `x` is a floating-point tensor of any
    shape with at least one element; whatever its dtype, all is computed in float64, so `function` is called
    with float64.

    Each element of `x` is moved on its own by `eps` up and by `eps` down: (f(x + eps·e) − f(x − eps·e)) /
    (2·eps). The returned number is the largest of the absolute differences between these and the elements of
    autograd's gradient: a Python float, near zero where autograd is right, and large where some `detach()` or
    a wrong custom backward has led it astray.

    `x` is left alone: numbers, `requires_grad` and `.grad` are as before.

    >>> x = torch.tensor([1.0, -2.0, 3.0])
    >>> check_gradient(lambda x: (x ** 3).sum(), x) < 1e-6
    True
    >>> round(check_gradient(lambda x: (x * x.detach()).sum(), x), 4)   # autograd says x, the truth is 2 x
    3.0
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Where autograd is led astray the largest absolute error is returned, as a Python float.
# - Where autograd is right, next to nothing is returned, whatever the dtype of x.
# - Central differences with step eps see x³ with the error eps².
# - The numbers, `requires_grad` and `.grad` of x stay as they were.

# %% [markdown]
# ## All together: a line through points
#
# Gradient descent by hand, the loop that every later section refines: compute the loss, `backward`, change
# the leaves under `no_grad`, clear the gradients, again. Three traps wait:
#
# - A column of shape (n, 1) minus a row of shape (n,) is not an error: it broadcasts to (n, n), and the
#   "loss" of all pairs is some other loss. Bring both to one shape first.
# - Change all parameters from gradients taken at the *same* point.
# - Keep the loss as a number, by `.item()`. The tensor would hold its graph alive, one a step.


# %%
def fit_line(x: torch.Tensor, y: torch.Tensor, steps: int, lr: float) -> tuple[float, float, list[float]]:
    """Fit y ≈ w · x + b by gradient descent on the mean squared error, and return `(w, b, losses)`.

    `x` and `y` are float32 tensors holding n ≥ 1 points, each of shape `(n,)` or `(n, 1)`, not necessarily
    both the same. The loss is the mean over the n points of (w · x + b − y)².

    Start at w = 0 and b = 0. Take `steps` steps (zero steps are allowed); each uses all points and changes w
    and b together, by `lr` times the gradient of the loss at the values before the step.

    Returned: w and b after the last step, as Python floats, and the list of the losses, one Python float a
    step, each taken before that step's change. Neither `x` nor `y` changes.

    >>> w, b, losses = fit_line(torch.tensor([0.0, 1.0]), torch.tensor([1.0, 3.0]), steps=1, lr=0.5)
    >>> w, b, losses
    (1.5, 2.0, [5.0])
    >>> w, b, losses = fit_line(torch.tensor([[0.0], [1.0]]), torch.tensor([1.0, 3.0]), steps=500, lr=0.5)
    >>> round(w, 3), round(b, 3), len(losses)
    (2.0, 1.0, 500)
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - w, b and the losses are those of plain gradient descent on the mean squared error.
# - Each of x and y may have shape (n,) or (n, 1).
# - Without steps w and b are 0.0 and there are no losses.
# - Many steps lead to the line that the points lie on; x and y are not changed.
