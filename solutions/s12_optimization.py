# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 12. Optimization: initialization, schedules, regularization
# The loop of section 6 stays as it is. What this section adds stands around it: where the weights start, how the
# learning rate changes while they move, and what keeps a network from learning its training data by heart.
#
# | question | the tutorial | also here |
# |---|---|---|
# | where to start | `nn.init.xavier_uniform_` | a spread that suits the activation |
# | how fast to go | `StepLR` | warm-up and cosine, waiting for a plateau |
# | how not to overfit | `nn.Dropout(0.5)`, `weight_decay` | decoupled decay, decay in groups, stopping early |
#
# Each task is graded by itself: an answer may call helper functions that you add to this file, but not your answers to
# other tasks. PyTorch's own layers, functions, schedulers and optimizers are allowed everywhere.

# %%
import copy
import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F

# %% [markdown]
# ## Xavier's rule
# A unit adds up `fan_in` products, and on the way back `fan_out` gradients come together. With large weights the sums
# grow from layer to layer, with small ones they fade. Xavier Glorot's compromise between the two directions draws each
# weight uniformly from ±a with
#
# $$a = \sqrt{\frac{6}{\text{fan\_in} + \text{fan\_out}}}, \qquad \text{variance} = \frac{a^2}{3} =
# \frac{2}{\text{fan\_in} + \text{fan\_out}}.$$
#
# The tutorial hands a function to `model.apply`, which calls it with every module inside the model and, last, with the
# model itself:
#
# ```python
# def init_weights(module):
#     if isinstance(module, nn.Linear):
#         nn.init.xavier_uniform_(module.weight)
#
# model.apply(init_weights)      # defined but never applied, it does nothing, and nobody is told
# ```
#
# A loop over `model.modules()` visits the same modules. The functions of `nn.init` end in an underscore: they fill the
# tensor in place, without a graph. Putting a new `nn.Parameter` in its place would look the same, but an optimizer made
# before would go on moving the old one.


# %%
def init_linear_layers(model: nn.Module) -> None:
    """Draw the weight of every linear layer of `model` anew by Xavier's uniform rule, and set its bias to zero.

    - Every `nn.Linear` counts, however deep it lies: the model itself if it is one, and subclasses of `nn.Linear` too.
      A layer without bias has its weight drawn.
    - Each weight is uniform in [-a, a] with a = sqrt(6 / (in_features + out_features)) of its own layer, independent
      of all others. The numbers come from torch's global generator as it is: do not seed it. So two layers, and two
      calls, get different numbers.
    - Everything else in the model stays as it was.
    - The parameters are changed in place: they stay the same objects, with their dtype and device. What is returned does
      not matter.

    >>> model = nn.Sequential(nn.Linear(4, 2), nn.ReLU(), nn.Linear(2, 1))
    >>> _ = init_linear_layers(model)
    >>> model[0].bias.tolist() == [0, 0]
    True
    >>> bool((model[0].weight.abs() <= 1).all())
    True
    """
    ### BEGIN SOLUTION
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            nn.init.xavier_uniform_(layer.weight)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
    ### END SOLUTION


# %% [markdown] hints="init_linear_layers"
# - How do you get at a layer that lies inside a block inside the model? And what is `layer.bias` of
#   `nn.Linear(4, 2, bias=False)`?
# - `model.modules()` gives the model and everything in it; `isinstance(layer, nn.Linear)` picks the linear layers.
# - For each of them `nn.init.xavier_uniform_(layer.weight)`, and `nn.init.zeros_(layer.bias)` if the bias is not None.

# %% [markdown]
# ## A spread that suits the activation
# Xavier's rule does not know what comes after the layer. ReLU sets half of the numbers to zero and with them half of
# the mean square; tanh squeezes them. He Kaiming's rule makes up for it with a *gain*:
#
# $$\text{standard deviation} = \frac{\text{gain}}{\sqrt{\text{fan\_in}}}$$
#
# What twenty ReLU layers of width 256 without biases make of numbers with standard deviation 1:
#
# ```text
# weights                     after 5     after 10    after 20 layers
# nn.Linear's own start       0.01        0.00009     0.00000001
# normal, spread 0.2          50          3000        9000000
# gain sqrt(2)                0.8         0.8         0.8
# ```
#
# `fan_in` is the number of inputs that one output adds up: `in_features` in a linear layer; in a convolution the
# channels that it sees (all of them divided by `groups`) times the area of its kernel. Either way it is the number of
# entries in `weight[0]`. `nn.init.calculate_gain` knows the gains by name, `nn.init.kaiming_normal_` and
# `kaiming_uniform_` do it all in one call.


# %%
def init_for_activation(layer: nn.Module, activation: str) -> None:
    """Draw the weight of `layer` with a spread that suits the activation after it, and set its bias to zero.

    - `layer` is an `nn.Linear`, `nn.Conv1d` or `nn.Conv2d`, with or without a bias, perhaps with `groups`.
    - The weights are independent, with mean 0 and standard deviation gain / sqrt(fan_in), where fan_in is the number of
      inputs that one output adds up. They are normal or uniform, as you like. They come from torch's global generator
      as it is.
    - The gain: "linear" and "sigmoid" 1, "tanh" 5/3, "relu" the square root of 2. What else `nn.init.calculate_gain`
      knows is not graded. A name that it does not know, such as "swish", raises ValueError, and the layer stays as it
      was.
    - The parameters are changed in place: they stay the same objects, with their dtype and device. What is returned does
      not matter.

    >>> layer = nn.Linear(1000, 100)
    >>> _ = init_for_activation(layer, "relu")
    >>> 0.043 < layer.weight.std().item() < 0.046
    True
    >>> init_for_activation(layer, "swish")
    Traceback (most recent call last):
        ...
    ValueError: ...
    """
    ### BEGIN SOLUTION
    gain = nn.init.calculate_gain(activation)
    fan_in = layer.weight[0].numel()
    nn.init.normal_(layer.weight, std=gain / math.sqrt(fan_in))
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)
    ### END SOLUTION


# %% [markdown] hints="init_for_activation"
# - What is the shape of a convolution's weight, and which of its axes does one output add up?
# - `nn.init.calculate_gain(activation)` gives the gain, or raises ValueError. Ask it before you change anything.
# - `nn.init.normal_(layer.weight, std=gain / math.sqrt(layer.weight[0].numel()))`, then zero the bias if there is one.
#   Or `nn.init.kaiming_normal_(layer.weight, nonlinearity=activation)` instead of the first.

# %% [markdown]
# ## Learning rates that change
# Large steps get far, small steps get close. A *scheduler* changes the rates that an optimizer keeps, one for each of
# its parameter groups, in `optimizer.param_groups[i]["lr"]`. (`optimizer.defaults["lr"]` is only what a group without
# a rate of its own began with; it never changes.) The tutorial's, one call of `scheduler.step()` after each epoch:
#
# ```python
# scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=5, gamma=0.1)
# for epoch in range(epochs):
#     train_epoch(...)           # calls optimizer.step() for every batch
#     scheduler.step()           # after the optimizer, not before: else the first rate is never used
# ```
#
# In the three tasks that follow you give back a scheduler of your choice: one of PyTorch's (`StepLR`; `LambdaLR`, to
# which you give the factor as a function of the step; `SequentialLR`, which joins several), or an object of your own
# that writes into `param_groups`. It is judged by its rates alone: by how far `torch.optim.SGD` then moves parameters
# whose gradient is 1.


# %%
def step_lr(
    optimizer: torch.optim.Optimizer, step_size: int, gamma: float
) -> torch.optim.lr_scheduler.LRScheduler:
    """A scheduler that multiplies the learning rates by `gamma` after every `step_size` epochs.

    - Its `step()` is called, without arguments, once after each epoch.
    - In epoch e, counted from 0, the rate of a parameter group is r * gamma ** (e // step_size), where r is the rate
      that this group has when the scheduler is made. The groups may have different rates, and `gamma` may exceed 1.
    - `step_size` is at least 1. Making the scheduler leaves the rates as they are: epoch 0 uses r.

    >>> optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    >>> scheduler = step_lr(optimizer, step_size=2, gamma=0.5)
    >>> rates = []
    >>> for epoch in range(5):
    ...     rates.append(optimizer.param_groups[0]["lr"])
    ...     optimizer.step()
    ...     scheduler.step()
    >>> rates == [1, 1, 0.5, 0.5, 0.25]
    True
    """
    ### BEGIN SOLUTION
    return torch.optim.lr_scheduler.StepLR(optimizer, step_size, gamma)
    ### END SOLUTION


# %% [markdown] hints="step_lr"
# - Is there a scheduler that does just this?
# - `torch.optim.lr_scheduler.StepLR`. Which arguments does it take, and in which order?
# - `StepLR(optimizer, step_size, gamma)`, or `LambdaLR(optimizer, lambda epoch: gamma ** (epoch // step_size))`.

# %% [markdown]
# ## Warm-up and cosine
# Adam and other optimizers that keep running averages know little in their first updates, and a network that has just
# been drawn has steep gradients. Large models are therefore trained with a rate that climbs for some hundred updates,
# *warm-up*, and then falls along half a cosine to zero. Such schedules are counted in updates, not in epochs: step them
# after every batch.
#
# ```text
# r |      *  *
#   |    *       *
#   |  *            *          warmup = 3, total = 9: the climb is r/3, 2r/3, r,
#   |                  *       then the cosine starts at r and would reach 0 at update 9
#   |                     *
# 0 +--------------------------*--*--*-- update
#      0  1  2  3  4  5  6  ...
# ```
#
# The climb starts at r/warmup, not at 0: an update with rate 0 is a batch wasted.


# %%
def warmup_cosine(
    optimizer: torch.optim.Optimizer, warmup: int, total: int
) -> torch.optim.lr_scheduler.LRScheduler:
    """A scheduler with a linear warm-up of `warmup` updates and a cosine to zero at update `total`.

    - Its `step()` is called, without arguments, once after each update. Updates are counted from 0; r is the rate that
      a parameter group has when the scheduler is made. The groups may have different rates.
    - Update k < warmup uses r * (k + 1) / warmup; the first of them too, so making the scheduler sets the rates.
    - Update k with warmup <= k < total uses r * (1 + cos(pi * (k - warmup) / (total - warmup))) / 2.
    - From update `total` on the rate is 0 and stays 0.
    - `warmup` may be 0: then the cosine starts at once. Unless 0 <= warmup < total, ValueError is raised.

    >>> optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    >>> scheduler = warmup_cosine(optimizer, warmup=2, total=4)
    >>> rates = []
    >>> for update in range(6):
    ...     rates.append(round(optimizer.param_groups[0]["lr"], 6))
    ...     optimizer.step()
    ...     scheduler.step()
    >>> rates == [0.5, 1, 1, 0.5, 0, 0]
    True
    """
    ### BEGIN SOLUTION
    if not 0 <= warmup < total:
        raise ValueError(f"the warm-up of {warmup} updates must end before update {total}")

    def factor(update: int) -> float:
        if update < warmup:
            return (update + 1) / warmup
        progress = min(1.0, (update - warmup) / (total - warmup))
        return (1 + math.cos(math.pi * progress)) / 2

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
    ### END SOLUTION


# %% [markdown] hints="warmup_cosine"
# - Write down the factors for warmup = 2 and total = 4, update by update, and compare them with the example.
# - `LambdaLR(optimizer, factor)` sets each group's rate to its own first rate times `factor(k)`. So all you need is a
#   function of k.
# - `(k + 1) / warmup` below `warmup`; else `(1 + math.cos(math.pi * progress)) / 2` with
#   `progress = min(1.0, (k - warmup) / (total - warmup))`.

# %% [markdown]
# ## Waiting for a plateau
# A schedule fixed in advance must guess how long training takes. Another kind looks at a measure after each epoch, the
# validation loss as a rule, and lowers the rate only when that has stopped improving for a while. Its `step` therefore
# takes the measure as an argument. For a loss lower is better, for an accuracy higher: mix the two up and the rate falls
# just while all goes well.


# %%
def plateau(
    optimizer: torch.optim.Optimizer, factor: float, patience: int, mode: str = "min"
) -> torch.optim.lr_scheduler.LRScheduler:
    """A scheduler that multiplies the learning rates by `factor` whenever a measure stops improving.

    - Its `step(measure)` is called once after each epoch with a float that is not negative. With `mode` "min" lower is
      better, with "max" higher.
    - The first epoch improves. A later epoch improves if its measure is better than the best so far: an equal one does
      not improve. (The grader's measures are equal or differ by a hundredth at least. A small relative threshold, as
      PyTorch has it, is right.) NaN, which is never the first measure, does not improve.
    - Epochs without improvement in a row are counted. When there are more than `patience` of them, the rate of every
      parameter group is multiplied by `factor`, and the count starts again at 0. An epoch that improves sets the count
      to 0 too. The best so far is kept in either case.
    - `patience` is at least 0 and `factor` below 1; no rate of the grader's falls below 1e-6.

    >>> optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    >>> scheduler = plateau(optimizer, factor=0.5, patience=1)
    >>> rates = []
    >>> for loss in [3.0, 2.0, 2.5, 2.0, 2.25, 1.0]:
    ...     optimizer.step()
    ...     scheduler.step(loss)
    ...     rates.append(optimizer.param_groups[0]["lr"])
    >>> rates == [1, 1, 1, 0.5, 0.5, 0.5]
    True
    """
    ### BEGIN SOLUTION
    return torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, mode, factor, patience)
    ### END SOLUTION


# %% [markdown] hints="plateau"
# - With `patience=1`, how many epochs without improvement are needed before the rate falls?
# - `torch.optim.lr_scheduler.ReduceLROnPlateau` is meant for this. Look at the order of its arguments.
# - `ReduceLROnPlateau(optimizer, mode, factor, patience)`.

# %% [markdown]
# ## See what you have set
# Before a long run, play the schedule without any data and look at the rates. Most mistakes show at once: a schedule
# made for updates but stepped once an epoch never gets through its warm-up; one made for epochs but stepped each update
# is over after a few batches.


# %%
def lr_trace(
    optimizer: torch.optim.Optimizer,
    scheduler: torch.optim.lr_scheduler.LRScheduler,
    epochs: int,
    updates: int,
    each_update: bool,
) -> list[float]:
    """Play a training run of `epochs` epochs with `updates` updates each; return the rate that every update used.

    - An update is one call of `optimizer.step()`. There is no model and no loss: gradients stay as the caller left
      them (so parameters that have one do move).
    - `scheduler.step()` is called, without arguments, once after every update if `each_update` is true, else once
      after each epoch. So the scheduler is stepped after the last update, too. Nothing else changes the rates.
    - The result is a list of epochs * updates plain Python floats: for each update the learning rate of the optimizer's
      first parameter group while that update was made. Zero epochs give an empty list.

    >>> optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    >>> scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.5)
    >>> lr_trace(optimizer, scheduler, epochs=3, updates=2, each_update=False)
    [1.0, 1.0, 0.5, 0.5, 0.25, 0.25]
    >>> optimizer.param_groups[0]["lr"]
    0.125
    """
    ### BEGIN SOLUTION
    rates = []
    for _ in range(epochs):
        for _ in range(updates):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if each_update:
                scheduler.step()
        if not each_update:
            scheduler.step()
    return rates
    ### END SOLUTION


# %% [markdown] hints="lr_trace"
# - When is the rate in `optimizer.param_groups[0]["lr"]` the one that the next update will use?
# - Two loops, one in the other. Note the rate, then step the optimizer, then perhaps the scheduler.
# - `scheduler.step()` at the end of the inner loop if `each_update`, at the end of the outer one if not.

# %% [markdown]
# ## Dropout
# Dropout sets each number that passes to zero with probability p, drawn anew in every forward pass, so that no unit can
# rely on another being there. The survivors are divided by 1 - p, which keeps the expected value; in use nothing is
# left to do, and nothing is dropped.
#
# ```text
# input               1.0   2.0   3.0   4.0
# training, p = 0.5   2.0   0.0   0.0   8.0      another draw each time
# evaluation          1.0   2.0   3.0   4.0
# ```
#
# `nn.Dropout(0.5)`, the tutorial's choice, follows `model.train()` and `model.eval()`. `F.dropout(x, p)` is a function,
# which cannot know the mode: its argument `training` is True unless you say otherwise, so that a network which calls it
# bare goes on dropping in evaluation. Place dropout between layers, never after the logits.


# %%
class Dropout(nn.Module):
    """A layer that drops numbers at random while training.

    - `Dropout(p)`: `p` is the probability with which a number is *dropped*, 0.5 unless given. Unless 0 <= p <= 1,
      ValueError is raised. The layer has no parameters and no buffers.
    - In training mode each entry of the input is set to 0 with probability p, independently of every other entry and of
      every other call, and the entries that stay are divided by 1 - p. `p` 0 keeps everything; `p` 1 gives zeros, and
      never NaN, nor does its gradient.
    - In evaluation mode the output equals the input.
    - The input is a floating-point tensor of any shape; shape, dtype and device are kept, and it is not changed. The
      gradient of an entry is 1 / (1 - p) where it stayed and 0 where it was dropped.
    - The draws come from torch's global generator as it is.

    >>> layer = Dropout(0.5)
    >>> set(layer(torch.ones(1000)).tolist()) == {0, 2}
    True
    >>> layer.eval()(torch.ones(3)).tolist()
    [1.0, 1.0, 1.0]
    """

    def __init__(self, p: float = 0.5) -> None:
        super().__init__()
        ### BEGIN SOLUTION
        if not 0 <= p <= 1:
            raise ValueError(f"the probability of dropping is {p}, not between 0 and 1")
        self.p = p
        ### END SOLUTION

    def forward(self, x: Tensor) -> Tensor:
        ### BEGIN SOLUTION
        if not self.training:
            return x
        kept = torch.rand_like(x) >= self.p
        return torch.where(kept, x / (1 - self.p), 0) if self.p < 1 else x * 0
        ### END SOLUTION


# %% [markdown] hints="Dropout"
# - Which attribute of a module tells the mode that `train()` and `eval()` set?
# - `torch.rand_like(x) >= p` is True with probability 1 - p. What happens to your formula when p is 1?
# - `F.dropout(x, self.p, training=self.training)` is right; by hand, `x * kept / (1 - p)` with p = 1 treated apart.

# %% [markdown]
# ## Weight decay, two ways
# Large weights make a function that bends sharply to meet each training sample. L2 regularization adds half the squared
# length of the weights, times a strength λ, to the loss; its gradient is λw. For plain SGD with rate η that is the same
# as shrinking each weight a little before the step:
#
# $$w \leftarrow w - \eta\,(g + \lambda w) = (1 - \eta\lambda)\,w - \eta g$$
#
# `torch.optim.SGD(..., weight_decay=λ)` does just that. For Adam the two are *not* the same. Adam divides by the size
# that gradients have had, and with `torch.optim.Adam(..., weight_decay=λ)` the λw is part of the gradient and is
# divided, too. With a gradient of zero the first step then moves a weight by the whole rate η, whatever λ is.
# `torch.optim.AdamW` keeps the shrinking apart from the gradient (*decoupled* weight decay): the weight becomes
# (1 - ηλ) w. For w = 1, η = 0.1, λ = 0.1 that is 0.99, where Adam gives 0.9.


# %%
def l2_penalty(model: nn.Module, strength: float) -> Tensor:
    """Half of `strength` times the sum of the squares of all numbers in the model's trainable parameters.

    - Weights and biases count alike, parameters that do not require gradients and buffers not at all. A parameter used
      in several places counts once.
    - The result is a tensor without axes, of the parameters' dtype and device (the grader's parameters agree in both),
      and connected to them: added to a loss it makes plain SGD do what `weight_decay=strength` would. A model without
      trainable parameters gives a tensor that holds 0, of any floating dtype.
    - Neither the parameters nor their `.grad` are changed.

    >>> model = nn.Linear(2, 1)
    >>> model.load_state_dict({"weight": torch.tensor([[1.0, 2.0]]), "bias": torch.tensor([3.0])})
    <All keys matched successfully>
    >>> penalty = l2_penalty(model, strength=0.5)
    >>> round(penalty.item(), 4)
    3.5
    >>> penalty.backward()
    >>> round(model.bias.grad.item(), 4)
    1.5
    """
    ### BEGIN SOLUTION
    squares = [parameter.square().sum() for parameter in model.parameters() if parameter.requires_grad]
    return strength / 2 * torch.stack(squares).sum() if squares else torch.tensor(0.0)
    ### END SOLUTION


# %% [markdown] hints="l2_penalty"
# - What is the gradient of w² / 2? And what becomes of the gradient if you take `.data` or `.item()` on the way?
# - `parameter.square().sum()` for each of `model.parameters()` that requires a gradient; add them up.
# - `strength / 2 * sum(...)`. The sum of an empty list is the int 0, not a tensor: treat that case apart.

# %% [markdown]
# ## What should not decay
# Weight matrices set how sharply a function bends. Biases and the scales of normalization layers do not: pulling them
# towards zero only hinders. So models are usually trained with two parameter groups, told apart by the number of axes:
#
# ```python
# torch.optim.AdamW(
#     [{"params": matrices, "weight_decay": 0.1}, {"params": vectors, "weight_decay": 0.0}], lr=0.001
# )
# ```
#
# A key that a group does not have is filled in from the optimizer's arguments, and AdamW's own default for weight decay
# is 0.01, not 0.


# %%
def decay_groups(model: nn.Module, lr: float, weight_decay: float) -> torch.optim.Optimizer:
    """An AdamW optimizer for `model` whose decoupled weight decay acts on matrices only.

    - Parameters with two axes or more decay by `weight_decay`; those with fewer, such as biases and the scales of
      normalization layers, do not decay. All of them have the learning rate `lr`; everything else is AdamW's default.
    - Every trainable parameter is trained, each by one group. One that is used in several places (tied weights) is a
      single parameter. The model may have no matrices, or nothing else.
    - The decay is decoupled, AdamW's and not Adam's: where the gradient has been zero from the start, a step multiplies
      a matrix by 1 - lr * weight_decay. A parameter whose `.grad` is None stays as it is.
    - Making the optimizer does not change the model. Graded is what its `step()` does to the parameters.

    >>> model = nn.Linear(2, 1)
    >>> model.load_state_dict({"weight": torch.tensor([[1.0, 2.0]]), "bias": torch.tensor([3.0])})
    <All keys matched successfully>
    >>> optimizer = decay_groups(model, lr=0.5, weight_decay=0.5)
    >>> for parameter in model.parameters():
    ...     parameter.grad = torch.zeros_like(parameter)
    >>> optimizer.step()
    >>> model.weight.tolist(), model.bias.tolist()
    ([[0.75, 1.5]], [3.0])
    """
    ### BEGIN SOLUTION
    matrices = [parameter for parameter in model.parameters() if parameter.dim() >= 2]
    vectors = [parameter for parameter in model.parameters() if parameter.dim() < 2]
    groups = [{"params": matrices, "weight_decay": weight_decay}, {"params": vectors, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=lr)
    ### END SOLUTION


# %% [markdown] hints="decay_groups"
# - Which parameters of `nn.LayerNorm(8)` and `nn.Linear(8, 4)` have two axes?
# - Split `model.parameters()`, which gives each parameter once, by `parameter.dim()`. A group is a dict with the keys
#   "params" and whatever is to differ.
# - `torch.optim.AdamW([{"params": matrices, "weight_decay": weight_decay}, {"params": vectors, "weight_decay": 0.0}],
#   lr=lr)`.

# %% [markdown]
# ## Stopping early
# The training loss goes on falling while the validation loss turns and rises: from there on the network learns its
# samples by heart. Early stopping waits a few epochs to be sure, stops, and *goes back* to the weights of the best
# epoch. To go back one must have kept them. `model.state_dict()` holds references to the model's own tensors, which the
# next update changes in place; keep a copy, `copy.deepcopy(model.state_dict())`. And the loss to watch is that of
# validation digits: on the test digits it would be cheating.


# %%
class EarlyStopping:
    """Watches a validation loss, says when to stop, and brings back the weights of the best epoch.

    - `update(loss, model)` is called after each epoch with the validation loss, a Python float, finite or NaN. An epoch
      improves if there is no best loss yet, or if its loss is less than the best loss by *more* than `min_delta`. The
      best loss is that of the latest improvement. NaN never improves.
    - At an improvement the model's parameters and buffers are remembered as they are at that moment.
    - `update` returns True when `patience` epochs in a row have brought no improvement, else False. `patience` is at
      least 1. What it returns after a True is not graded.
    - `restore(model)` puts the remembered numbers back into `model`, in place: its parameters stay the same objects. It
      may be called several times, also after further training. With nothing remembered it raises RuntimeError, and the
      model stays as it was.
    - `update` does not change the model; neither method changes its mode.

    >>> model = nn.Linear(1, 1, bias=False)
    >>> stopping = EarlyStopping(patience=2)
    >>> for weight, loss in [(1.0, 0.75), (2.0, 0.5), (3.0, 0.5), (4.0, 0.625)]:
    ...     _ = nn.init.constant_(model.weight, weight)
    ...     print(stopping.update(loss, model))
    False
    False
    False
    True
    >>> _ = stopping.restore(model)
    >>> model.weight.item()
    2.0
    """

    def __init__(self, patience: int, min_delta: float = 0.0) -> None:
        ### BEGIN SOLUTION
        self.patience = patience
        self.min_delta = min_delta
        self.best_loss = math.inf
        self.best_state = None
        self.waited = 0
        ### END SOLUTION

    def update(self, loss: float, model: nn.Module) -> bool:
        ### BEGIN SOLUTION
        if loss < self.best_loss - self.min_delta:
            self.best_loss = loss
            self.best_state = copy.deepcopy(model.state_dict())
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
        ### END SOLUTION

    def restore(self, model: nn.Module) -> None:
        ### BEGIN SOLUTION
        if self.best_state is None:
            raise RuntimeError("no epoch has been remembered yet")
        model.load_state_dict(self.best_state)
        ### END SOLUTION


# %% [markdown] hints="EarlyStopping"
# - What must be remembered from one call to the next? What is `math.nan < 1.0`?
# - Three things: the best loss, the state of the model at that time (a deep copy), and how many epochs have passed since.
# - If `loss < best - min_delta`: note the loss, deepcopy the state, set the count to 0; else add one to the count. Return
#   `count >= patience`. `restore` is `model.load_state_dict(...)`.

# %% [markdown]
# ## All of it at work
# Here regularization is not decoration. The 5,000 training digits come with bad labels: two in five have been replaced
# by a class drawn at random. A network that is trained until it fits them has learned the mistakes as well, and names
# only about six digits in ten rightly. One that is kept from it sees through the noise:
#
# ```text
# accuracy on digits never seen, two labels in five random
# 0.9 |                         x  x  x  x     x  dropout, weight decay, moved digits,
# 0.8 |   x  x  o  o  o                           a rate that falls to zero
# 0.7 |   o                o  o
# 0.6 |                         o  o  o  o     o  none of it
#     +------------------------------------- epochs
# ```
#
# Whatever helps is allowed, stopping early too. The labels you hold back to see when are as noisy as the others, but the
# best moment shows even so.


# %%
def train_regularized(images: Tensor, labels: Tensor, seed: int = 0) -> nn.Module:
    """Train a network on digits of which two in five have a random label, and return it.

    - `images` is a float tensor N×1×28×28 with values in [0, 1], `labels` an int64 tensor of N classes from 0 to 9.
      Neither is changed. Learn from these labels: the grader may number the classes in another order.
    - The returned module maps a batch B×1×28×28 to B×10 logits. It is judged in evaluation mode, in which it gives the
      same output each time.
    - Trained on the 5,000 bundled digits, of which 40 % have been given a class drawn at random from all ten, it names
      at least 78 % of the grader's digits rightly. Those are other digits, with their right labels, each moved by at
      most one pixel (up, down, left or right), with slight noise.
    - The same `seed` and data give the same model, another `seed` another one.
    - One call takes at most 30 seconds on one thread. (The reference takes about three.)

    >>> images, labels = torch.rand(100, 1, 28, 28), torch.arange(100) % 10
    >>> model = train_regularized(images, labels, seed=1).eval()
    >>> model(images).shape
    torch.Size([100, 10])
    >>> torch.equal(model(images), train_regularized(images, labels, seed=1).eval()(images))
    True
    """
    ### BEGIN SOLUTION
    torch.manual_seed(seed)
    model = nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 128),
        nn.ReLU(),
        nn.Dropout(0.3),
        nn.Linear(128, 64),
        nn.ReLU(),
        nn.Dropout(0.3),
        nn.Linear(64, 10),
    )
    epochs, batch_size = 12, 50
    optimizer = torch.optim.AdamW(model.parameters(), weight_decay=0.05)
    updates = epochs * math.ceil(len(images) / batch_size)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=0.003, total_steps=updates)
    for _ in range(epochs):
        for chosen in torch.randperm(len(images)).split(batch_size):
            down, right = torch.randint(-1, 2, (2,)).tolist()
            moved = images[chosen].roll((down, right), dims=(2, 3))
            optimizer.zero_grad()
            F.cross_entropy(model(moved), labels[chosen]).backward()
            optimizer.step()
            scheduler.step()
    return model
    ### END SOLUTION


# %% [markdown] hints="train_regularized"
# - Begin with the loop of section 6 and few epochs. What happens to the accuracy on the public test digits with five, ten
#   and thirty epochs?
# - Put `nn.Dropout(0.3)` after each ReLU, take `torch.optim.AdamW` with some weight decay, and let the rate fall to zero
#   by the end. OneCycleLR, stepped after each update, warms up and falls.
# - What helps most: show the network each batch moved by a pixel, `images[chosen].roll((down, right), dims=(2, 3))` with
#   random moves of -1, 0 or 1, as in section 6. A random label is then harder to learn by heart.
