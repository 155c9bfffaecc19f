# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 10. Devices
# A GPU multiplies matrices tens of times faster than a CPU, but only those that lie in its own memory:
#
# ```text
#     CPU and its memory                           GPU and its memory
#   ┌─────────────────────┐                      ┌─────────────────────┐
#   │ x      batch, files │ ─── x.to("cuda") ──▶ │ x'    a copy of x   │
#   │ w      parameters   │ ─── w.to("cuda") ──▶ │ w'    a copy of w   │
#   │                     │                      │ x' @ w'   works     │
#   │ loss   as a number  │ ◀─── loss.item() ─── │ loss  a tensor      │
#   └─────────────────────┘                      └─────────────────────┘
#                 x @ w'   raises: two tensors on two devices do not meet
# ```
#
# PyTorch never moves anything by itself. The tutorial's way is one line to choose a device and two to move things:
#
# ```python
# device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
# model = model.to(device)
# images, labels = images.to(device), labels.to(device)
# ```
#
# Today there is more than CUDA: `"cuda"` (NVIDIA, and AMD under ROCm), `"mps"` (Apple), `"xpu"` (Intel) and others.
# `torch.accelerator` speaks of whichever this PyTorch was built for.
#
# All of this section can be done, and is graded, without a GPU. The device `"meta"` is there on every machine: its
# tensors have a shape and a dtype, and no numbers. What meets a CPU tensor there raises just as it would on a GPU,
# so that code which runs on `"meta"` has moved all it had to move:
#
# ```python
# torch.nn.Linear(3, 2).to("meta")(torch.ones(5, 3))     # RuntimeError: one is on meta, the other on the CPU
# ```
#
# Each task is graded by itself: helper functions that you add may be used anywhere, other tasks may not be called. If
# the grader has a CUDA device, most tasks are tried on it as well; otherwise those checks are skipped and cost nothing.

# %%
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import torch
from torch import nn

# %% [markdown]
# ## Choosing a device
# Two questions sound alike. *What was this PyTorch built for?* is answered by `torch.version.cuda`,
# `torch.backends.mps.is_built()`, and also by `torch.accelerator.current_accelerator()` as it stands. *What can be used
# now?* is what you want to know: `torch.cuda.is_available()`, `torch.backends.mps.is_available()`,
# `torch.xpu.is_available()`, `torch.accelerator.is_available()`. A CUDA build on a laptop without a driver gives
# different answers to the two.


# %%
def pick_device() -> torch.device:
    """Choose where to compute: the accelerator that can be used now, or else the CPU.

    - Whichever of `cuda`, `mps` and `xpu` can be used on this machine is chosen; there is at most one of them. With
      several devices of the kind, take the first: `cuda` and `cuda:0` are both right.
    - An accelerator that PyTorch was built for, but that is not there or has no driver, is not to be chosen.
    - The result is a `torch.device`, not a string.
    - Find out by asking PyTorch's public functions. The grader simulates machines with several kinds of accelerator and
      with none; there the functions answer, but no tensor can be made on a device to try it out.

    >>> isinstance(pick_device(), torch.device)
    True
    >>> pick_device().type in ("cpu", "cuda", "mps", "xpu")
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - On a machine with two CUDA devices the first is chosen.
# - On a machine without any accelerator the CPU is chosen.
# - On a Mac with a GPU `mps` is chosen.
# - On a machine with an Intel GPU `xpu` is chosen.
# - Where PyTorch was built for CUDA and there is no driver, the CPU is chosen.
# - Where PyTorch was built for `mps` and no such device can be used, the CPU is chosen.
# - Where the grader itself has a CUDA device, that is chosen.

# %% [markdown]
# ## Moving a batch
# `model.to(device)` changes the module itself. `tensor.to(device)` gives a new tensor and leaves the old one where it
# is, so a line such as `x.to(device)` without an assignment does nothing at all. A tensor that is there already
# comes back as it is, without a copy.
#
# Real batches are seldom one tensor: a loader gives pairs, dictionaries, named tuples such as this, and texts among
# them.


# %%
class Labelled(NamedTuple):
    """What a dataset may give."""

    image: torch.Tensor
    label: torch.Tensor


# %%
def move_batch(batch: Any, device: torch.device | str) -> Any:
    """Give the batch with every tensor in it on `device`, whatever it is packed in.

    - A batch is a tensor, or a list, tuple, named tuple or dict of batches, to any depth; containers may be empty.
      Anything else in it (numbers, strings, None …) comes back as it is.
    - The result is packed in the same way: a list is a list, a named tuple of class `Labelled` is a `Labelled`, a dict
      has the same keys. Values and dtypes of the tensors stay the same.
    - The batch that was given is not changed: its containers still hold its own tensors.

    >>> batch = {"pair": Labelled(torch.ones(2, 3), torch.tensor([0, 1])), "names": ["a", "b"]}
    >>> moved = move_batch(batch, "meta")
    >>> moved["pair"].image.device.type, moved["pair"].label.device.type, moved["names"]
    ('meta', 'meta', ['a', 'b'])
    >>> batch["pair"].image.device.type
    'cpu'
    >>> move_batch([torch.tensor([1, 2]), None], torch.device("cpu"))[0].tolist()
    [1, 2]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Values, dtypes and the way they are packed are the same afterwards.
# - Every tensor is on the device afterwards, at any depth, and nothing else has changed.
# - The containers that were given still hold their own tensors.
# - A named tuple stays one, with its items moved.
# - On a machine with a CUDA device every tensor gets there, with its values.

# %% [markdown]
# ## A step on a device
# Three things have to be in one place: the model, the inputs, the targets. And there is an order. On CPU and CUDA
# `model.to(device)` keeps the parameter objects and exchanges their memory; on other devices (`"meta"` among them) it
# puts *new* parameters into the model. An optimizer that was made before holds the old ones, and trains nothing that
# the model uses. So: first move, then make the optimizer.
#
# A GPU works behind Python's back: each call only queues work. `.item()` has to wait until all of it is done. Code that
# should stay fast therefore keeps losses as tensors, and turns them into numbers now and then.


# %%
def train_step_on(
    model: nn.Module,
    make_optimizer: Callable[[Iterable[nn.Parameter]], torch.optim.Optimizer],
    loss_function: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    inputs: torch.Tensor,
    targets: torch.Tensor,
    device: torch.device | str,
) -> torch.Tensor:
    """Make the first update of a model on `device`, and return the batch's loss as a tensor there.

    - Model, inputs and targets come from anywhere; all the work is done on `device`. The model that was given is itself
      moved there and trained. Inputs and targets are not changed.
    - Moving may put new parameters into the model. `make_optimizer(parameters)` makes an optimizer for the model's
      parameters; make one step with what it gives.
    - The update uses the gradient of this batch's loss alone, whatever earlier code left in `.grad`.
    - The result is the loss before the update: `loss_function(outputs, targets)`, a tensor without dimensions, on
      `device`, that does not require grad. It is never turned into a number: on `"meta"` there is none.

    >>> model = nn.Linear(1, 1, bias=False)
    >>> _ = nn.init.zeros_(model.weight)
    >>> one, two = torch.tensor([[1.0]]), torch.tensor([[2.0]])
    >>> quarter = lambda parameters: torch.optim.SGD(parameters, lr=0.25)
    >>> train_step_on(model, quarter, nn.MSELoss(), one, two, "cpu").tolist(), model.weight.tolist()
    (4.0, [[1.0]])
    >>> train_step_on(model, quarter, nn.MSELoss(), one, two, "meta").device.type, model.weight.device.type
    ('meta', 'meta')
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - On the CPU the parameters make one step, and the loss before it comes back.
# - Where moving puts new parameters into the model, those are the ones that are trained.
# - On `meta` the whole step runs; model and loss are there.
# - The loss does not require grad, and inputs and targets are as they were.
# - On a machine with a CUDA device the step is made there, with the same result.

# %% [markdown]
# ## State that is not trained
# A module carries its parameters along when it is moved. A plain attribute that happens to be a tensor stays behind:
# `self.mean = torch.zeros(3)` is not in `state_dict()`, is not saved, and raises on the first batch on a GPU.
# `self.register_buffer("mean", torch.zeros(3))` makes it a *buffer*: moved, saved and loaded with the module, and not
# trained. Afterwards `self.mean` is an ordinary tensor.


# %%
class RunningNorm(nn.Module):
    """Standardize features by a running mean and variance, which are learnt in training mode from what passes by.

    - For inputs `(batch, features)` with at least one row. There are no parameters, and just two buffers: `mean`
      (zeros at first) and `var` (ones at first), both float32 of shape `(features,)`.
    - In training mode each call first moves both a share `momentum` of the way towards the batch: the new mean is
      `(1 - momentum) * mean + momentum * (the batch's mean)`, and likewise the variance, for which the batch's variance
      divides by the number of rows. In evaluation mode neither changes.
    - In either mode the result is `(x - mean) / sqrt(var + eps)`, in training with the values just renewed.
    - The buffers are constants to autograd: they never require grad, and gradients go through `x` in the formula alone.
    - The module follows `.to(...)`, `.double()` and the like, and computes wherever it is then, for inputs of the
      buffers' dtype on their device. The inputs are not changed.

    >>> norm = RunningNorm(2, momentum=0.5)
    >>> _ = norm(torch.tensor([[0.0, 4.0], [4.0, 4.0]]))
    >>> norm.mean.tolist(), norm.var.tolist()
    ([1.0, 2.0], [2.5, 0.5])
    >>> sorted(norm.state_dict()), list(norm.parameters())
    (['mean', 'var'], [])
    >>> norm.to("meta")(torch.ones(3, 2, device="meta")).shape
    torch.Size([3, 2])
    """

    def __init__(self, features: int, momentum: float = 0.1, eps: float = 1e-5) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Standardize `x`, after learning from it in training mode."""
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - In training mode every batch moves both buffers a share of the way, and is standardized by them.
# - In evaluation mode the buffers that were loaded are used, and stay as they are; so does the input.
# - There are just the buffers mean, zeros at first, and var, ones at first; nothing is trained.
# - Gradients reach each batch through its own output and by the formula alone.
# - Moved to another dtype or device it learns and computes there, whatever the default device is.
# - On a machine with a CUDA device it learns and computes there.

# %% [markdown]
# ## Tensors made on the way
# A tensor that `forward` makes for itself (positions, a mask, a first state) is made on the *default* device, mostly the
# CPU, unless you say otherwise: `torch.arange(n, device=x.device)`. The functions that end in `_like`, and methods such
# as `x.new_zeros(…)`, take device and dtype from `x`. Making it on the right device is also faster than moving it there.


# %%
def positions_like(x: torch.Tensor) -> torch.Tensor:
    """Give the position in its sequence of every entry of a batch of sequences, on the device of `x`.

    - `x` is `(batch, time)` or `(batch, time, …)`, of any dtype; both sizes may be 0 or 1.
    - The result is an int64 tensor of shape `(batch, time)` on the device of `x`: the entry at `(b, t)` is `t`. It may
      be a view that repeats one row.
    - It is made on that device, whatever the default device is, and no number is read from `x`.

    >>> positions_like(torch.zeros(2, 3)).tolist()
    [[0, 1, 2], [0, 1, 2]]
    >>> positions_like(torch.zeros(2, 3, 5, device="meta")).device.type
    'meta'
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The entry at (b, t) is t, an int64, whatever the dtype of x and the axes behind.
# - Integer inputs give the same positions, and are not changed.
# - They are made on the device of x, whatever the default device is.
# - On a machine with a CUDA device they are made there.

# %% [markdown]
# ## How much memory does it take?
# Ask before you buy the GPU: a module made under `with torch.device("meta"):` has all its shapes and takes no memory,
# so even a model of seventy billion parameters can be counted on a laptop. Training takes more: gradients as large as the
# parameters, two such numbers more for Adam, and the activations.


# %%
def parameter_bytes(model: nn.Module) -> dict[str, int]:
    """Tell how many bytes the model's parameters take on each device.

    - The result is a plain dict from the device as text (`str(device)`, such as `"cpu"`, `"cuda:0"`, `"meta"`) to a
      Python int. Devices without parameters have no entry: a model without parameters gives `{}`.
    - A parameter counts the number of its entries times the bytes of one, by its own dtype, frozen or not. One that two
      modules share counts once. Buffers and gradients do not count.
    - On `"meta"` it is what the parameters would take. Nothing is moved, copied or allocated.

    >>> parameter_bytes(nn.Linear(3, 2))
    {'cpu': 32}
    >>> parameter_bytes(nn.Linear(3, 2).bfloat16().to("meta"))
    {'meta': 16}
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Every parameter counts by its own dtype, frozen or not.
# - A parameter of two modules counts once; buffers and gradients do not count.
# - Each device has an entry of its own, and one without parameters has none.
# - A model on `meta` is counted without taking any memory.
# - Parameters on a GPU are put down to it by its number.

# %% [markdown]
# ## Half the bits
# Accelerators are far faster at 16 bits than at 32, but not everything bears so few. *Autocast* chooses per operation:
# matrix products and convolutions run in 16 bits, what needs precision stays in float32, and the parameters keep the
# dtype that they have.
#
# ```python
# with torch.autocast("cuda"):                # on CUDA float16 unless dtype= says else, on the CPU bfloat16
#     loss = loss_function(model(x), y)
# loss.backward()                             # outside: backward uses the dtypes of the forward pass
# ```
#
# `bfloat16` has the range of float32 and eight bits of precision, so it needs no more than this. `float16` has a small
# range: small gradients become zero unless `torch.amp.GradScaler` scales the loss up. Older code says
# `torch.cuda.amp.autocast()`, which is deprecated and knows CUDA alone. (`"meta"` has no autocast.)


# %%
def autocast_forward(model: nn.Module, inputs: torch.Tensor) -> torch.Tensor:
    """Run the model under autocast to bfloat16, on the device of the inputs, and return the outputs as float32.

    - Autocast is on, with dtype bfloat16 and for the inputs' type of device, while the model runs, and as it was
      afterwards, also if the model raises.
    - Model and inputs are on one device and in float32, and stay as they are; the model's mode, training or evaluation,
      too.
    - The result is a float32 tensor. Where gradients are recorded it belongs to the graph, so that `backward()` gives
      the parameters float32 gradients.

    >>> model = nn.Linear(1, 1, bias=False)
    >>> _ = nn.init.constant_(model.weight, 1.001)
    >>> model(torch.ones(1, 1)).item() == 1.0, autocast_forward(model, torch.ones(1, 1)).item() == 1.0
    (False, True)
    >>> autocast_forward(model, torch.ones(1, 1)).dtype, model.weight.dtype
    (torch.float32, torch.float32)
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Matrix products run in bfloat16, and the result comes back as float32.
# - What autocast leaves in float32 runs in float32: the inputs are not rounded beforehand.
# - backward() gives the parameters float32 gradients.
# - Parameters and inputs stay in float32 as they were, and autocast is off afterwards, also after an error.
# - Called where autocast is on already, it is on afterwards.
# - The model runs in the mode that it is in, training or evaluation, and stays in it.
# - It is bfloat16 also where the default of autocast is float16, as it is on CUDA.
# - On a machine with a CUDA device, autocast is on there.
