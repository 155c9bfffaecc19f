# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 5. Networks, activations, losses, optimizers
#
# A neural network is a function with numbers inside it that can be adjusted. PyTorch splits the work in four:
#
# - `nn.Module` holds the numbers (its *parameters*) and says in `forward` how an input becomes an output;
# - an *activation* (ReLU, sigmoid, tanh) bends the straight lines between two linear layers. Without one, any
#   stack of linear layers is a single linear layer in disguise;
# - a *loss* turns outputs and targets into one number that should become small;
# - an *optimizer* moves each parameter a little against its gradient.
#
# This section builds one of each by hand and with the library. Each task is graded by itself: an answer may
# call helper functions that you add to this file, but not your answers to other tasks.

# %%
import itertools
import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

# %% [markdown]
# ## A network for digits
#
# Whatever is assigned to `self` as a module or as an `nn.Parameter` is *registered*: `parameters()`,
# `state_dict()`, `.to(device)` and the optimizer all find it. A plain tensor or a Python list of layers is
# not registered, and nothing warns you.
#
# | older tutorials | today |
# |---|---|
# | `super(Net, self).__init__()` | `super().__init__()` |
# | `x = x.view(-1, 28 * 28)` | `x = x.flatten(1)` |
#
# Both columns work. `view(-1, 784)` will however cut *any* tensor of the right total size into rows, wrong
# images too; `flatten(1)` keeps the batch axis as it is, so that a wrong size is an error and not a nonsense
# batch.
#
# The last layer gives *logits*: plain scores, of any sign, that do not sum to one. The loss below wants them
# so. `nn.ReLU` is a module class: make one (`nn.ReLU()`) and call it. `F.relu` is a function: call it on the
# tensor.


# %%
class Net(nn.Module):
    """A classifier of 28 x 28 grey images: linear layers 784 -> 128 -> 64 -> 10, ReLU after the first two.

    Input: a batch of images, float32 of shape (B, 1, 28, 28), or the same images flattened, (B, 784), for any
    B >= 1. Output: logits, float32 of shape (B, 10), with nothing applied after the last layer: no ReLU, no
    softmax. Row b of the output belongs to image b alone.

    Every linear layer has a bias. The weights and biases are trainable parameters, there as soon as the
    module is made, 109386 numbers in all, and it has no others. Names and order of the attributes are free;
    weights may be stored as (out, in) or as (in, out), in one matrix a layer. The module must work on the
    device it is moved to (the grader uses "cpu" and "meta"), pass gradients to every parameter and leave its
    input as it was.

    >>> net = Net()
    >>> net(torch.zeros(3, 1, 28, 28)).shape
    torch.Size([3, 10])
    >>> net(torch.zeros(1, 784)).shape
    torch.Size([1, 10])
    >>> sum(parameter.numel() for parameter in net.parameters())
    109386
    """

    def __init__(self) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: Tensor) -> Tensor:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - With weights loaded, the result is the logits of the network 784-128-64-10.
# - The parameters hold 109386 numbers.
# - One step of gradient descent moves every layer by its gradient.
# - Moved to the meta device, the network runs there.
# - The images are not changed.

# %% [markdown]
# ## What a linear layer is made of
#
# `nn.Linear(5, 3)` is a module with a weight of shape (3, 5) and a bias of shape (3,). On the last axis of
# `x`, whatever axes come before, it computes `x @ weight.T + bias`. To own numbers, a module wraps tensors in
# `nn.Parameter`; that makes them leaves that require gradients, and registers them under the attribute's name.
#
# How they start matters: all zeros would make every unit the same for ever. `nn.Linear` draws from a small
# interval around zero that shrinks as the layer gets wider, so that the outputs keep about the same size.


# %%
class Affine(nn.Module):
    """A linear layer with parameters of its own, written without nn.Linear (F.linear is allowed).

    `Affine(in_features, out_features)` has exactly two trainable float32 parameters, with these names and
    shapes, so that a state_dict of `nn.Linear` loads into it: `weight` (out_features, in_features) and `bias`
    (out_features,). Both start uniform in [-1 / sqrt(in_features), 1 / sqrt(in_features)], drawn anew for
    each layer.

    Input: shape (..., in_features) with any number of leading axes, none included, of the parameters' dtype;
    it is not changed. Output: x @ weight.T + bias, shape (..., out_features), with gradients to input, weight
    and bias. Moving the layer (`.to("meta")`, `.double()`) moves all of it.

    >>> layer = Affine(5, 3)
    >>> layer(torch.zeros(2, 4, 5)).shape
    torch.Size([2, 4, 3])
    >>> sorted((name, tuple(tensor.shape)) for name, tensor in layer.named_parameters())
    [('bias', (3,)), ('weight', (3, 5))]
    >>> layer.weight.abs().max().item() <= 1 / math.sqrt(5)
    True
    """

    def __init__(self, in_features: int, out_features: int) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: Tensor) -> Tensor:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - With loaded parameters the result is x @ weight.T + bias on the last axis.
# - Gradients reach the input and exactly two registered parameters, weight and bias.
# - Weight and bias start uniform in ±1/sqrt(in_features), drawn anew for each layer.
# - Moved to another dtype or device, the layer works there.

# %% [markdown]
# ## Networks of any depth
#
# Layers made in a loop need a registered container: `nn.Sequential` (runs them in order), `nn.ModuleList`
# (you run them) or `nn.ModuleDict`. In a plain `list` they compute, but no optimizer will ever see them.


# %%
class MLP(nn.Module):
    """Linear layers of any widths with a ReLU between each two of them, and none after the last.

    `MLP([8, 16, 4])` has linear layers 8 -> 16 and 16 -> 4; `MLP([8, 4])` is a single linear layer. `widths`
    is a list or tuple of positive integers, and is not changed. With fewer than two widths `MLP(widths)`
    raises ValueError.

    Input: float32 of shape (B, widths[0]), which is not changed. Output: shape (B, widths[-1]). Every linear
    layer has a weight and a bias of its own, registered as trainable parameters as soon as the module is
    made, and there are no others; names are free, and a weight may be stored as (out, in) or as (in, out).
    The module must work on the device it is moved to and pass gradients to every parameter.

    >>> MLP([8, 16, 4])(torch.zeros(5, 8)).shape
    torch.Size([5, 4])
    >>> sorted(parameter.numel() for parameter in MLP((8, 16, 4)).parameters())
    [4, 16, 64, 128]
    """

    def __init__(self, widths: Sequence[int]) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: Tensor) -> Tensor:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - With weights loaded, the result is that of linear layers with a ReLU between each two.
# - Every layer has a weight and a bias of its own, also where widths repeat.
# - Fewer than two widths raise ValueError.
# - One step of gradient descent moves every layer by its gradient.
# - Moved to the meta device, the network runs there.
# - The list of widths and the input stay as they were.

# %% [markdown]
# ## How big is a model?
#
# `module.parameters()` walks the module and everything registered inside it, and gives each parameter once,
# even where two layers share it (*tied* weights). `state_dict()` lists more: tied weights twice, and
# *buffers* such as the running statistics of batch norm, which are state but are not trained. To *freeze* a
# parameter, set `requires_grad = False`.


# %%
def count_parameters(module: nn.Module, trainable_only: bool = False) -> int:
    """The number of numbers in the parameters of `module`, its submodules' included, as a Python int.

    A parameter used in several places counts once. Buffers do not count. With `trainable_only=True` only
    parameters that require gradients count. A module without parameters has 0. `module` is left as it was.

    >>> count_parameters(nn.Linear(5, 3))
    18
    >>> count_parameters(nn.ReLU())
    0
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the number of numbers in the parameters, trainable ones alone where asked for.
# - A module without parameters has 0, and by default frozen parameters count.
# - No parameter is frozen or unfrozen by counting.

# %% [markdown]
# ## Looking inside
#
# To see what a layer makes of an input you need not rewrite the model: a *forward hook* is called with
# `(module, inputs, output)` whenever the layer has run. `register_forward_hook` returns a handle; call its
# `remove()` when done. Beware of two traps. If the hook *returns* something, that replaces the layer's
# output. And the output is the very tensor that the next layer gets: an in-place layer after it, such as
# `nn.Dropout(inplace=True)`, overwrites what you kept.


# %%
def hidden_activation(net: nn.Module, layer: str, x: Tensor) -> Tensor:
    """ReLU of what one layer of `net` puts out while `net` runs on `x`.

    `net` is any module, not only nn.Sequential. `layer` is the name of one of its submodules as
    `net.named_modules()` spells it, such as "fc1" or "body.2"; it runs once in a forward pass and puts out
    one tensor. Returns a tensor of that output's shape: the output as the layer gave it (not what an in-place
    layer made of it later), with its negative entries replaced by 0. The result may have a gradient history
    or none.

    `net` is left as it was: same parameters, same mode, same results when it runs again, and no hook stays
    behind. `x` is not changed.

    >>> net = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 2))
    >>> hidden_activation(net, "0", torch.ones(5, 3)).shape
    torch.Size([5, 4])
    >>> (hidden_activation(net, "2", torch.ones(5, 3)) >= 0).all().item()
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is ReLU of what the layer itself put out.
# - The network keeps its mode, parameters and results, no hook stays behind, and x is not changed.

# %% [markdown]
# ## ReLU
#
# `relu(x) = max(x, 0)`: cheap, and its gradient is 1 for every positive input, so deep stacks still learn.
# For negative inputs the gradient is 0: a unit that is negative on all the data learns no more. PyTorch has
# it three times over: `torch.relu(x)` and `F.relu(x)` are functions, `nn.ReLU()` makes a module for use in
# `nn.Sequential`.


# %%
def relu(x: Tensor) -> Tensor:
    """Each entry of `x`, with the negative ones replaced by 0. PyTorch's own functions are allowed.

    `x` is a floating-point tensor of any shape; the result is a new tensor of its shape and dtype, and `x` is
    not changed. Gradients: 1 where x > 0 and 0 where x < 0 (at 0 itself any slope is right). Infinities and
    NaN are not graded.

    >>> relu(torch.tensor([-2.0, 0.5, 3.0])).tolist()[1:]
    [0.5, 3.0]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is x with its negative entries replaced by 0.
# - The result has the dtype of x.
# - The gradient is 1 where x is positive and 0 where it is negative.
# - The input is not changed.

# %% [markdown]
# ## Sigmoid
#
# `sigmoid(x) = 1 / (1 + exp(-x))` maps any number into (0, 1): a probability of yes. The formula as it stands
# is a trap. In float32 `exp(100)` is infinite; the value still comes out right, but its *gradient* becomes
# inf times 0, a NaN. And `torch.where` does not help, since autograd runs through both branches and 0 times
# NaN is NaN.
#
# Sigmoid and tanh are one curve at two scales: `sigmoid(x) = (1 + tanh(x / 2)) / 2`. Each can be had from the
# other: from PyTorch's, that is, since your own is another task.


# %%
def sigmoid(x: Tensor) -> Tensor:
    """1 / (1 + exp(-x)) for each entry, finite in value and in gradient for |x| up to 1000.

    Write it without torch.sigmoid, torch.sigmoid_, torch.Tensor.sigmoid, torch.Tensor.sigmoid_,
    torch.special.expit, F.sigmoid and nn.Sigmoid. Everything else is allowed. `x` is float32 or float64 of
    any shape; the result is a new tensor of its shape and dtype, and `x` is not changed. Gradients must be
    right too: sigmoid(x) * (1 - sigmoid(x)).

    >>> sigmoid(torch.zeros(2, 3)).shape
    torch.Size([2, 3])
    >>> round(sigmoid(torch.tensor(0.0)).item(), 4)
    0.5
    >>> x = torch.tensor([-100.0, 100.0], requires_grad=True)
    >>> sigmoid(x).sum().backward()
    >>> x.grad.isfinite().all().item()
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is 1 / (1 + exp(-x)) in each entry.
# - The gradient is sigmoid(x) (1 - sigmoid(x)), finite also where the curve is flat.
# - The input is not changed, and its dtype is kept.

# %% [markdown]
# ## Tanh
#
# `tanh(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x))` maps into (-1, 1) and is centred on zero, which sigmoid
# is not. Like sigmoid it *saturates*: far from zero the curve is flat, the gradient vanishes and learning
# stops. That is why hidden layers use ReLU and its relatives today, and sigmoid and tanh live on in gates
# (section 11) and outputs.


# %%
def tanh(x: Tensor) -> Tensor:
    """(exp(x) - exp(-x)) / (exp(x) + exp(-x)) for each entry, finite in value and gradient for |x| <= 1000.

    Write it without torch.tanh, torch.tanh_, torch.Tensor.tanh, torch.Tensor.tanh_, F.tanh and nn.Tanh.
    Everything else is allowed. `x` is float32 or float64 of any shape; the result is a new tensor of its
    shape and dtype, and `x` is not changed. Gradients must be right too: 1 - tanh(x) ** 2.

    >>> tanh(torch.tensor([-1000.0, 0.0, 1000.0])).tolist() == [-1, 0, 1]
    True
    >>> x = torch.tensor([-100.0, 100.0], requires_grad=True)
    >>> tanh(x).sum().backward()
    >>> x.grad.isfinite().all().item()
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is (exp(x) - exp(-x)) / (exp(x) + exp(-x)) in each entry.
# - The gradient is 1 - tanh(x)², finite also where the curve is flat.
# - The input is not changed, and its dtype is kept.

# %% [markdown]
# ## Log-softmax
#
# `softmax(x)_i = exp(x_i) / sum_j exp(x_j)` turns logits into probabilities along one axis, and the axis must
# be said: for a batch (B, C) it is `dim=1`. Losses want its logarithm. Taking `log(softmax(x))` in two steps
# fails: a probability below 1e-45 is 0 in float32, and log(0) is minus infinity. In one step nothing is lost:
# `log_softmax(x)_i = x_i - log(sum_j exp(x_j))`, where subtracting the largest x first keeps `exp` from
# overflowing and changes nothing else. `torch.logsumexp` does just that.


# %%
def log_softmax(x: Tensor, dim: int = -1) -> Tensor:
    """The logarithm of the softmax of `x` along axis `dim`, finite and right for logits as large as +-10000.

    Write it without torch.log_softmax, torch.special.log_softmax, torch.Tensor.log_softmax, F.log_softmax and
    nn.LogSoftmax. Everything else is allowed. `x` is float32 or float64 with at least one axis; `dim` may be
    negative. The result is a new tensor of the shape and dtype of `x`, and `x` is not changed. Gradients must
    be right too. Rounding as in `x - torch.logsumexp(...)` is accepted.

    >>> log_softmax(torch.zeros(2, 3), dim=1).shape
    torch.Size([2, 3])
    >>> log_softmax(torch.tensor([10000.0, 0.0, -10000.0])).tolist() == [0, -10000, -20000]
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the logarithm of the softmax along `dim`.
# - Without `dim` the last axis is meant.
# - Large logits, rows far apart and entries far apart give finite, right results.
# - The gradient is that of log-softmax, the normalizer's part included.
# - The input is not changed, and its dtype is kept.

# %% [markdown]
# ## Cross-entropy
#
# For a sample with right class t the loss is `-log(softmax(logits)[t])`; a batch's loss is the mean over its
# samples. `nn.CrossEntropyLoss()(logits, targets)` does log-softmax and the picking in one. It wants
# *logits*. If the network ends in a softmax already, nothing is raised: the loss is squeezed into a narrow
# band, its gradients are wrong, and training is slow. (A `log_softmax` before it, by contrast, changes
# nothing: log-softmax of log-probabilities is the same again.) The gradient is as simple as can be:
# (softmax(logits) - one_hot(targets)) / B.
#
# `nn.NLLLoss` is the second half alone, for networks that end in log-softmax, as many older examples do.


# %%
def cross_entropy(logits: Tensor, targets: Tensor) -> Tensor:
    """The mean over the batch of -log(softmax(logits)[target]). PyTorch's own functions are allowed.

    `logits`: float32 or float64 of shape (B, C), B >= 1. `targets`: int64 of shape (B,), each in 0 ... C - 1.
    Returns a 0-d tensor of the dtype of `logits`, connected to them, so that `backward()` gives the gradient
    (softmax(logits) - one_hot(targets)) / B. Value and gradient are finite and right for logits as large as
    +-10000. Neither argument is changed.

    >>> loss = cross_entropy(torch.zeros(3, 4), torch.tensor([0, 3, 1]))
    >>> loss.shape, round(loss.item(), 4)
    (torch.Size([]), 1.3863)
    >>> round(cross_entropy(torch.tensor([[10000.0, 0.0]]), torch.tensor([1])).item())
    10000
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the mean over the batch of -log(softmax(logits)[target]).
# - The gradient is (softmax(logits) - one_hot(targets)) / B.
# - Value and gradient are finite and right for large logits.
# - Logits and targets are not changed, and the result has the dtype of the logits.

# %% [markdown]
# ## SGD with momentum
#
# Plain gradient descent zigzags across narrow valleys. Momentum averages the steps: a *velocity* collects the
# gradients, and what alternates cancels while what persists adds up. PyTorch's rule is
#
# ```text
# velocity = momentum * velocity + gradient
# parameter = parameter - lr * velocity
# ```
#
# Many books put the learning rate inside: v = momentum * v - lr * gradient, p = p + v. As long as lr is
# constant both give the same parameters. Once lr changes they part: in PyTorch a new rate applies to the
# whole velocity at once.


# %%
def momentum_update(
    parameter: Tensor, gradient: Tensor, velocity: Tensor, lr: float, momentum: float
) -> tuple[Tensor, Tensor]:
    """One step of SGD with momentum by PyTorch's rule: the pair (new parameter, new velocity).

    The new velocity is momentum * velocity + gradient; the new parameter is the old one less lr times the
    *new* velocity. The first step starts from a velocity of zeros. The three tensors have one shape and
    dtype; both results are new tensors of that shape and dtype, and the arguments are not changed. No weight
    decay, no dampening, no Nesterov.

    >>> parameter, gradient, velocity = torch.tensor([1.0]), torch.tensor([2.0]), torch.tensor([4.0])
    >>> p, v = momentum_update(parameter, gradient, velocity, lr=0.5, momentum=0.5)
    >>> p.tolist(), v.tolist()
    ([-1.0], [4.0])
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the pair of new parameter and new velocity.
# - Over steps with changing lr the parameter goes where torch.optim.SGD takes it.
# - Parameter, gradient and velocity are not changed, and their dtype is kept.

# %% [markdown]
# ## The library's optimizer
#
# `torch.optim.SGD` keeps the velocities for you. An optimizer holds on to the very parameter objects it was
# given: made from another model, or before a layer is replaced, it faithfully updates tensors that nobody
# uses. `optimizer.zero_grad()` clears the gradients of its parameters (today by setting them to None, earlier
# by zeros).


# %%
def make_optimizer(model: nn.Module, lr: float = 0.01, momentum: float = 0.9) -> torch.optim.Optimizer:
    """An optimizer that trains all parameters of `model` by SGD with momentum, as in the previous task.

    No weight decay, no dampening, no Nesterov. Making it does not change the model. `torch.optim.SGD` in any
    variant is right, and so is any object of your own with the same effect: graded are `zero_grad()`, after
    which no gradient is left over from earlier, and `step()`, which updates the parameters of this `model` in
    place from their `.grad`. A parameter whose `.grad` is None, such as a frozen one, is passed over.

    >>> model = nn.Linear(2, 1)
    >>> optimizer = make_optimizer(model)
    >>> before = model.bias.item()
    >>> model(torch.zeros(1, 2)).sum().backward()
    >>> optimizer.step()
    >>> round(before - model.bias.item(), 4)
    0.01
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Three steps, each on gradients of its own batch, take the model where SGD with momentum does.
# - Parameters without a gradient stay as they are, the others learn.
# - Making the optimizer changes no parameter.
