# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 9. Saving and loading
# A trained model is hours of work in a few tensors. This section puts them on disk so that they can be read again: by
# you tomorrow, by another program, on another machine, and in the middle of a training that was cut short.
#
# The tutorial's way:
#
# ```python
# torch.save(model.state_dict(), "model.pth")
#
# model = Net()
# model.load_state_dict(torch.load("model.pth"))
# model.eval()
# ```
#
# It still holds: save the *state dict*, the dictionary of names and tensors, not the model object, whose file is tied to
# the Python classes of the day. What has changed is reading. Such a file is a *pickle*, and a pickle may contain calls
# that run as it is read: an untrusted `.pth` file was as dangerous as an untrusted program. Since version 2.6
# `torch.load` therefore defaults to `weights_only=True`: tensors, numbers, strings and plain containers are read, all
# else is refused with an `UnpicklingError`. When you meet that error, do not switch the guard off; save less.
#
# ```text
#               what you save                        loads with weights_only=True
#   model.state_dict()                               yes
#   {"model": state dict, "epoch": 3, "lr": 0.1}     yes
#   the model itself                                 no: it names classes
#   {"loss": numpy.float64(0.3)}                     no: a NumPy number; save float(loss)
# ```
#
# Each task is graded by itself: an answer may call helper functions that you add, but not your answers to other tasks.
# Everything runs on the CPU; the files that you are given may come from elsewhere.

# %%
import copy
import math
import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

Scheduler = torch.optim.lr_scheduler.LRScheduler

# %% [markdown]
# The examples write into a fresh folder.


# %%
def fresh_folder() -> Path:
    """A new empty folder."""
    return Path(tempfile.mkdtemp())


# %% [markdown]
# ## Weights
# `state_dict()` holds parameters *and* buffers, such as the running statistics of batch norm. It is not a copy: its
# tensors are the model's own.


# %%
def save_weights(model: nn.Module, path: str | Path) -> None:
    """Write the model's state dict to the file `path`.

    - `torch.load(path, weights_only=True)` gives the dictionary of `model.state_dict()`: every parameter and every
      buffer under its name, in its dtype, and nothing else.
    - Folders on the way to `path` that do not exist are made. A file that stands there is replaced.
    - The model stays as it is.

    >>> path = fresh_folder() / "run" / "weights.pt"
    >>> save_weights(nn.Linear(3, 2), path)
    >>> {name: tuple(tensor.shape) for name, tensor in torch.load(path, weights_only=True).items()}
    {'weight': (2, 3), 'bias': (2,)}
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The file, loaded with weights_only=True, is the dictionary of all parameters and buffers.
# - Folders on the way to the file are made, however many; those that are there do no harm.
# - A file that stands there is replaced.
# - The model keeps its numbers, their dtype and its mode.

# %% [markdown]
# ## Reading weights
# A tensor's file remembers its device. One that was saved on a GPU comes back on a GPU, and where there is none
# `torch.load` raises; `map_location="cpu"` sends everything to the CPU first, from where `load_state_dict` copies it
# into the model's parameters, wherever they are. It *copies*: the parameters stay the same objects, so that an
# optimizer made earlier still knows them. (`load_state_dict(..., assign=True)` would put new ones in their place.)


# %%
def load_weights(model: nn.Module, path: str | Path) -> None:
    """Load a file of weights, a state dict written by `torch.save`, into the model.

    - Every parameter and buffer of the model gets the file's numbers; the model stays on its device. The parameters
      stay the same objects: an optimizer that was made before goes on training them.
    - Weights that were saved on a GPU are loaded on a machine without one, too.
    - A file that lacks one of the model's names, or has one that the model lacks, raises RuntimeError.
    - The file is not trusted: one that holds anything else than `weights_only=True` allows raises
      `pickle.UnpicklingError`, and none of its code runs.

    >>> path = fresh_folder() / "weights.pt"
    >>> torch.save({"weight": torch.ones(2, 3), "bias": torch.zeros(2)}, path)
    >>> model = nn.Linear(3, 2)
    >>> load_weights(model, path)
    >>> model.weight.tolist()
    [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Every parameter and buffer gets the numbers of the file.
# - An optimizer that was made before goes on training the model.
# - Weights that were saved on a GPU are loaded on a machine without one.
# - A file that lacks a name of the model, or has one too many, raises RuntimeError.
# - A file with anything else than weights_only=True allows raises UnpicklingError, and none of its code runs.

# %% [markdown]
# ## Checkpoints
# To go on with a training you need more than the weights: the optimizer's memory (momentum, Adam's averages, learning
# rate), the scheduler's place in its plan, the random generator that shuffles the data, and how far you had come. All
# of these have a state to take and to set:
#
# | | take | set |
# |---|---|---|
# | model, optimizer, scheduler | `x.state_dict()` | `x.load_state_dict(state)` |
# | `torch.Generator` | `generator.get_state()`, a tensor | `generator.set_state(state)` |
#
# A checkpoint is written again and again over the last one, and the moment when a machine dies may be the moment of
# writing. So write a *new* file beside it, and when that is complete, let `Path.replace` put it in the old one's
# place: at any moment there is a whole checkpoint under the name.


# %%
def save_checkpoint(
    path: str | Path,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    scheduler: Scheduler,
    generator: torch.Generator,
    epoch: int,
) -> None:
    """Write everything that a training needs to go on after `epoch` finished epochs.

    - `torch.load(path, weights_only=True)` gives a dictionary with these keys (more are allowed): "model", "optimizer"
      and "scheduler", the `state_dict()` of each; "generator", what `generator.get_state()` gives; "epoch", the number
      `epoch`, an int.
    - The folder of `path` exists. A checkpoint that stands at `path` is replaced; afterwards the folder holds no other
      new file.
    - If writing fails, because something cannot be saved, the exception goes on to the caller, and the file that stood
      at `path` before is still there, as it was.
    - Model, optimizer, scheduler and generator stay as they are.

    >>> model, generator = nn.Linear(3, 2), torch.Generator()
    >>> optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    >>> scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2)
    >>> path = fresh_folder() / "last.pt"
    >>> save_checkpoint(path, model, optimizer, scheduler, generator, epoch=7)
    >>> checkpoint = torch.load(path, weights_only=True)
    >>> checkpoint["epoch"], checkpoint["optimizer"]["param_groups"][0]["lr"]
    (7, 0.5)
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The file, loaded with weights_only=True, holds the states of all four parts and the epoch.
# - A checkpoint that stands there is replaced, and no other new file is left in the folder.
# - Where something cannot be saved, the exception goes on, and the file that stood there is as it was.
# - Model, optimizer, scheduler and generator are as they were: training goes on as if nothing had been saved.

# %% [markdown]
# ## Going on
# The test of a checkpoint: train four epochs; or train two, save, start a new program, load, train two. The weights must
# be the same to the last digit. What is forgotten shows: without the optimizer's state the first steps lack momentum,
# without the scheduler's the learning rate starts anew, without the generator's the data come in another order.


# %%
def resume(
    path: str | Path,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    scheduler: Scheduler,
    generator: torch.Generator,
) -> int:
    """Put a training back to where a checkpoint was written, and return the number of finished epochs, an int.

    - The file holds a dictionary as `save_checkpoint` describes it, perhaps with more keys. Model, optimizer, scheduler
      and generator have just been made, of the same kind as those that were saved, with other weights and settings.
    - Training that goes on from here equals one that was never interrupted: the same weights, the same learning rates,
      the same random numbers from `generator`. The parameters stay the same objects.
    - A checkpoint that was saved on a GPU can be resumed on a machine without one.
    - The file is not trusted: one that holds anything else than `weights_only=True` allows raises
      `pickle.UnpicklingError`, and none of its code runs.

    >>> def start():
    ...     model = nn.Linear(3, 2)
    ...     optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    ...     scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2)
    ...     return model, optimizer, scheduler, torch.Generator()
    >>> model, optimizer, scheduler, generator = start()
    >>> checkpoint = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
    >>> checkpoint |= {"scheduler": scheduler.state_dict(), "generator": generator.get_state(), "epoch": 7}
    >>> path = fresh_folder() / "last.pt"
    >>> torch.save(checkpoint, path)
    >>> again = start()
    >>> resume(path, *again)
    7
    >>> torch.equal(again[0].weight, model.weight)
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Training that goes on equals one without interruption: weights, learning rate and random numbers.
# - The number of finished epochs comes back, an int.
# - A checkpoint that was saved on a GPU is resumed on a machine without one.
# - A file with anything else than weights_only=True allows raises UnpicklingError, and none of its code runs.

# %% [markdown]
# ## The best weights
# The last weights of a training are seldom the best on validation data. Keep the best on the way, and go back to them at
# the end. The trap: `state_dict()` refers to the model's own tensors. What you keep must be a *copy*, or the next step of
# the optimizer changes it, too; and what you hand back must not be the only copy.


# %%
class BestWeights:
    """Keeps a copy of the weights with the lowest validation loss.

    - `update(loss, model)`: if `loss`, a Python float, is lower than at every update before (or the first), keep a copy
      of the model's parameters and buffers and return True. Else keep what is kept and return False. A loss of NaN is
      never the best, not even the first. Of two equal losses the earlier stays.
    - `restore(model)`: put the kept numbers into the model. The parameters stay the same objects. It may be called again
      later, after more training: the kept copy stays what it is. Before anything was kept it raises RuntimeError.

    What happens to the model between the calls does not change the copy; `update` does not change the model.

    >>> best, model = BestWeights(), nn.Linear(1, 1, bias=False)
    >>> _ = nn.init.constant_(model.weight, 1.0)
    >>> best.update(0.5, model)
    True
    >>> _ = nn.init.constant_(model.weight, 2.0)
    >>> best.update(0.7, model)
    False
    >>> best.restore(model)
    >>> model.weight.item()
    1.0
    """

    def __init__(self) -> None:
        raise NotImplementedError

    def update(self, loss: float, model: nn.Module) -> bool:
        raise NotImplementedError

    def restore(self, model: nn.Module) -> None:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Update returns True for the first loss and for every lower one; NaN is never the best.
# - Restore puts the parameters and buffers of the best update into the model.
# - However the model is trained between the calls, each restore gives the same weights.
# - Update changes neither the model's numbers nor its training.
# - Before anything was kept, restore raises RuntimeError; a loss of NaN keeps nothing.

# %% [markdown]
# ## Weights that fit in part
# A network trained on a thousand classes is a good start for one with ten: everything fits but the last layer.
# `load_state_dict(state, strict=False)` forgives names that are missing or left over, but not shapes that differ: choose
# what fits yourself, and *say what was left out*. A prefix that you forgot to strip makes nothing fit, and a silent
# function would train from random weights. (`load_state_dict` returns `missing_keys`, but forgives batch norm a missing
# counter `num_batches_tracked`, and does not list it: old files have none.)


# %%
def load_matching(model: nn.Module, state: dict[str, Tensor]) -> list[str]:
    """Load those entries of `state` whose name and shape the model has; return the names of the model's that got none.

    - An entry of the same name and shape is copied into the model, into its dtype and onto its device. All other
      parameters and buffers of the model keep their numbers. The parameters stay the same objects.
    - Entries that the model has no place for are passed over: no error.
    - The result lists the names of `model.state_dict()` that were not loaded, in its order. `state` is not changed.

    >>> model = nn.Sequential(nn.Linear(3, 2), nn.Linear(2, 4))
    >>> load_matching(model, {"0.weight": torch.ones(2, 3), "0.bias": torch.ones(5), "head.bias": torch.ones(4)})
    ['0.bias', '1.weight', '1.bias']
    >>> model[0].weight.tolist()
    [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Entries of the same name and shape are loaded; all other numbers of the model stay.
# - The names of the model's that were not loaded come back, in the order of its state dict.
# - The order is that of the state dict, not the alphabet's.
# - An optimizer that was made before goes on training the model.
# - Numbers of another dtype are copied into the model's, and the state is not changed.

# %% [markdown]
# ## Names
# Wrappers put a word before every name: `nn.DataParallel` and DDP save "module.fc1.weight", a compiled model
# "_orig_mod.fc1.weight". Take it off at the *front* only. `name.replace("module.", "")` also hits a layer that is called
# `submodule`, and `name.lstrip("module.")` takes off any of the letters m, o, d, u, l, e and dots, one by one.


# %%
def strip_prefix(state: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    """A new dictionary in which `prefix` is taken off the front of every name that begins with it, once.

    The other names stay as they are, and so do the tensors and the order. `state` is not changed. If two names become
    one, ValueError is raised.

    >>> stripped = strip_prefix({"module.bias": torch.ones(1), "step": torch.zeros(1)}, "module.")
    >>> {name: tensor.tolist() for name, tensor in stripped.items()}
    {'bias': [1.0], 'step': [0.0]}
    >>> list(strip_prefix({"module.module.bias": torch.ones(1), "submodule.bias": torch.ones(1)}, "module."))
    ['module.bias', 'submodule.bias']
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The prefix is taken off the front of every name that begins with it, once; the tensors stay with their
#   names.
# - The names stay in their order.
# - Where two names become one, ValueError is raised.
# - The state that came in keeps its names.

# %% [markdown]
# ## Is this file safe?
# A file from the internet is best looked at before it is used. Reading it with the guard on is the look: the guarded
# reader knows a short list of harmless types, and stops at the first thing that is not on it, before anything runs.
# Opening it unguarded inside of `try` would be too late: the code in it would have run by then. And bytes that are no
# checkpoint at all can make the reader stumble in any way: not every refusal is an `UnpicklingError`.


# %%
def is_safe_checkpoint(path: str | Path) -> bool:
    """Whether `torch.load(path, map_location="cpu", weights_only=True)` loads the file.

    - True for tensors, numbers, strings and plain containers of them, also if they were saved on a GPU.
    - False for a file that holds anything else: a whole model, NumPy numbers, a hostile object. None of its code runs.
    - False, too, for what is no checkpoint at all: an empty file, one that is cut off, any other bytes.
    - A file that does not exist raises FileNotFoundError.

    >>> path = fresh_folder() / "file.pt"
    >>> torch.save({"weight": torch.ones(2), "epoch": 3}, path)
    >>> is_safe_checkpoint(path)
    True
    >>> torch.save(nn.Linear(2, 1), path)
    >>> is_safe_checkpoint(path)
    False
    >>> is_safe_checkpoint(path.with_name("missing.pt"))
    Traceback (most recent call last):
        ...
    FileNotFoundError: ...
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - A file of tensors, numbers, strings and plain containers is safe, from a GPU or not.
# - A file that holds anything else, or is no checkpoint at all, is not safe.
# - None of the code in a file runs.
# - A file that does not exist raises FileNotFoundError.
