# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 13. Deployment
# A trained `nn.Module` is Python code plus numbers. Whoever runs it needs your source, the same PyTorch and a Python
# interpreter. To *export* a model is to write down what it computes, numbers and operations both, so that a server, a
# phone or a C++ program can run it without your code.
#
# ```
#                        ┌── torch.jit.trace / script ──▶ model.pt    TorchScript: run by libtorch (older projects)
#  nn.Module + weights ──┼── torch.export.export ───────▶ model.pt2   a graph of operators: PyTorch's present form
#                        └── torch.onnx.export ─────────▶ model.onnx  a standard: ONNX Runtime, TensorRT, browsers …
# ```
#
# Three mistakes make up most of what goes wrong, and none of them raises an exception:
#
# 1. **The mode is part of what is written down.** A model exported in training mode keeps its dropout for ever.
# 2. **What the example does not show is taken to be constant**: the batch size, or the branch that was not taken.
# 3. **The file is not the artefact.** Weights may lie in a second file beside it, and get lost when only one is copied.
#
# So every export ends with a comparison: run the file, by itself, and see that it computes what the model computes.
#
# Each task is graded by itself, with helper functions that you add; of your other answers only `deploy` may call
# `export_onnx`, `onnx_predict` and `max_difference`. What you write is collected as files and opened by a process that
# has none of your code. The exporters warn a lot, about deprecations too: warnings cost nothing.

# %%
import contextlib
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import torch
from torch import nn

# %% [markdown]
# In all tasks `example` is a batch of inputs as the model takes them, of two or more rows, and `path` is a
# `pathlib.Path` in a folder that exists. The model comes in either mode, and is to be *exported in evaluation mode* and
# *left in the mode in which it came*. This helper does both; you may use it, or do it your own way.


# %%
@contextlib.contextmanager
def evaluating(model: nn.Module) -> Iterator[nn.Module]:
    """In the block the model is in evaluation mode; afterwards in the mode it was in before."""
    was_training = model.training
    model.eval()
    try:
        yield model
    finally:
        model.train(was_training)


# %% [markdown]
# Two more are for the examples: a fresh folder, and a way to call a function without seeing what it prints.


# %%
def fresh_folder() -> Path:
    """A new empty folder."""
    return Path(tempfile.mkdtemp())


def quietly(function: Callable, *args: object) -> object:
    """The result of `function(*args)`; what it prints is dropped."""
    with contextlib.redirect_stdout(io.StringIO()):
        return function(*args)


# %% [markdown]
# ## TorchScript by tracing
# `torch.jit.trace(model, example)` runs the model once and records every tensor operation. Python itself leaves no
# trace: an `if` on a tensor's value becomes the branch that this one example took (with a `TracerWarning`). The tutorial's
# two lines are
#
# ```python
# traced_model = torch.jit.trace(model, torch.randn(1, 784))
# traced_model.save("model.pt")
# ```
#
# and they forget `model.eval()`. The mode cannot be mended later: `loaded.eval()` on a model traced in training mode
# still drops, because the recorded operation says so.
#
# TorchScript is still there and widely deployed, but `torch.jit` is deprecated: since PyTorch 2.14 its functions give a
# `FutureWarning`. Know it for the projects that have it; for new ones take `torch.export`, further down.


# %%
def trace_model(model: nn.Module, example: torch.Tensor, path: Path) -> None:
    """Trace the model in evaluation mode and save it at `path` as TorchScript.

    - The file is what `torch.jit.load` reads; it computes what `model` computes in evaluation mode, for any batch size.
    - The model is left in the mode in which it came, with the parameters and buffers that it had.
    - The model's `forward` may use any Python, but does the same operations whatever values the input has.

    >>> path = fresh_folder() / "model.pt"
    >>> trace_model(nn.Sequential(nn.ReLU(), nn.Dropout()), torch.ones(2, 3), path)
    >>> torch.jit.load(path)(torch.tensor([[-1.0, 2.0, 3.0]])).tolist()
    [[0.0, 2.0, 3.0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The file, loaded without your code, is the model in evaluation mode, for any batch size.
# - The model keeps its mode, its parameters and its buffers.
# - A model whose Python cannot be compiled is traced all the same.

# %% [markdown]
# ## TorchScript by compiling
# `torch.jit.script(model)` does not run the model, it *reads* it: the source of `forward` is compiled, with its `if`,
# `while` and `for`. So a decision that depends on the data stays a decision:
#
# ```
#  def forward(self, x):            traced with a positive x      scripted
#      if x.mean() > 0:                                           if mean(x) > 0:
#          return self.up(x)        up(x)                             up(x)
#      return self.down(x)                                        else: down(x)
# ```
#
# The price: it understands a part of Python only, and takes every argument without an annotation for a `Tensor`.
# A scripted module keeps its mode, as a flag in the file: who loads one that was saved in training mode gets dropout
# until they call `eval()`.


# %%
def script_model(model: nn.Module, path: Path) -> None:
    """Compile the model with its decisions and save it at `path` as TorchScript.

    - The file is what `torch.jit.load` reads. Loaded, and with nobody calling `eval()` on it, it computes what `model`
      computes in evaluation mode, for any batch size.
    - Branches and loops of `forward` that depend on the values of the input still do so in the file.
    - The model is left in the mode in which it came. Its `forward` is such that TorchScript can compile it.

    >>> path = fresh_folder() / "model.pt"
    >>> script_model(nn.Sequential(nn.ReLU(), nn.Dropout()), path)
    >>> torch.jit.load(path)(torch.tensor([[-1.0, 2.0, 3.0]])).tolist()
    [[0.0, 2.0, 3.0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The file takes the branch that its input asks for, in evaluation mode, for any batch size.
# - A loop in the file runs as often as its input asks for.
# - The model keeps its mode, its parameters and its buffers.

# %% [markdown]
# ## Loading it
# `torch.jit.load` needs no class and no source. It puts every weight on the device on which it was saved, and fails
# where there is no such device; `map_location` says where they are to go instead. (`torch.load` is for `state_dict`s.
# By default it refuses a TorchScript file.)


# %%
def load_scripted(path: str | Path) -> nn.Module:
    """Load a TorchScript file for predictions on the CPU.

    - The file may have been saved on a GPU that is not here: all weights are on the CPU.
    - It may have been saved in training mode: the module comes back in evaluation mode.

    >>> path = fresh_folder() / "model.pt"
    >>> torch.jit.script(nn.Sequential(nn.ReLU(), nn.Dropout()).train()).save(path)
    >>> load_scripted(path)(torch.tensor([[-1.0, 2.0, 3.0]])).tolist()
    [[0.0, 2.0, 3.0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The module is on the CPU and in evaluation mode, however it was saved.
# - A path may be a string or a Path, and each call reads the file that it names.

# %% [markdown]
# ## ONNX
# ONNX is a standard for the graph of a network: nodes such as `Gemm` and `Relu`, constants, and *named* inputs and
# outputs. The tutorial exports with one line, `torch.onnx.export(model, dummy_input, "model.onnx")`. Today that line
#
# - uses the exporter built on `torch.export` (the default since PyTorch 2.9; `dynamo=False` asks for the old one, by
#   tracing), and needs the packages `onnx` and `onnxscript`;
# - fixes the batch size to that of the example, unless told otherwise: `dynamic_shapes=({0: "batch"},)`, a dictionary for
#   each input (the old spelling is `dynamic_axes={"input": {0: "batch"}, …}`);
# - exports the mode that the model is in: a `Dropout` in training mode is written down as active (ONNX Runtime's own
#   optimisation happens to take it out again, other runtimes do not; the old exporter switched to evaluation mode by
#   itself, and silently);
# - writes large weights into a second file, `model.onnx.data`, which must stay beside the first
#   (`external_data=False` keeps all in one, up to 2 GB);
# - names inputs and outputs for you, unless you give `input_names` and `output_names`;
# - and says what it does on the screen, unless `verbose=False`.


# %%
def export_onnx(model: nn.Module, example: torch.Tensor, path: Path) -> None:
    """Export the model in evaluation mode to an ONNX file at `path`.

    - The model takes one tensor and gives one. Its input in the file is named "input", its output "output".
    - The file computes what `model` computes in evaluation mode, for any batch size (the first axis). It is run as
      it is written, without a runtime's optimisations.
    - Weights may lie in further files in the folder of `path`; all files together may be moved to another folder.
    - Any exporter and opset will do. The model is left in the mode in which it came, with the parameters and buffers
      that it had.

    >>> path = fresh_folder() / "model.onnx"
    >>> quietly(export_onnx, nn.ReLU(), torch.ones(2, 3), path)
    >>> path.exists()
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The file, moved and opened without your code, has the names and is the model in evaluation mode.
# - The model keeps its mode, its parameters and its buffers.
# - A model of images whose input has another name is exported under the names asked for.

# %% [markdown]
# ## Running an ONNX file
# ONNX Runtime knows neither PyTorch nor your model: it opens the file and maps NumPy arrays to NumPy arrays.
#
# ```python
# session = onnxruntime.InferenceSession("model.onnx")
# session.get_inputs()[0].name                       # 'input'
# session.run(None, {"input": array})                # a list with every output
# ```
#
# Import it inside the function: then the rest of this file works on machines without it. Since version 1.29 it reports
# how it is used to its makers; set the environment variable `ORT_DISABLE_TELEMETRY=1` before the import if you mind.


# %%
def onnx_predict(path: str | Path, x: torch.Tensor) -> torch.Tensor:
    """Run the ONNX file on the batch `x` with ONNX Runtime, and give its output as a tensor.

    - The file has one input and one output, of whatever names. Weights may lie in further files beside it.
    - `x` is a float32 tensor; it may require gradients, and it need not be contiguous. It is not changed.

    >>> path = fresh_folder() / "model.onnx"
    >>> relu = (nn.ReLU(), (torch.ones(2, 3),), path)
    >>> _ = quietly(torch.onnx.export, *relu)
    >>> onnx_predict(path, torch.tensor([[-1.0, 2.0, 3.0], [4.0, -5.0, 6.0]])).tolist()
    [[0.0, 2.0, 3.0], [4.0, 0.0, 6.0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the file's output on the batch, whatever its names, and with weights in a second file.
# - The batch may require gradients and need not be contiguous; the path may be a string; x is not changed.

# %% [markdown]
# ## Is it still the same model?
# An export that runs may still be wrong. Compare numbers, on inputs that the exporter did not see and in other batch sizes.
# Other kernels add in another order, so expect differences near $10^{-6}$, not zero.
#
# Two traps: tensors of shapes $(4, 1)$ and $(4,)$ subtract without complaint, because they broadcast to $(4, 4)$; and
# Python's `max(0.0, nan)` is `0.0`, so a comparison written with it calls a model that gives NaN perfect. `torch.max`
# keeps a NaN.


# %%
def max_difference(
    model: nn.Module, deployed: Callable[[torch.Tensor], torch.Tensor], batches: Iterable[torch.Tensor]
) -> float:
    """Give the largest absolute difference between the outputs of the model and of `deployed`, over all batches.

    - The model runs in evaluation mode, and is left in the mode in which it came.
    - The result is a plain Python float. Where a difference is NaN the result is NaN.
    - Batches may differ in size; each has a row or more. They come from any iterable, perhaps a generator.
    - Outputs of different shapes raise ValueError, and so do no batches at all.

    >>> model = nn.Linear(2, 1, bias=False)
    >>> _ = nn.init.ones_(model.weight)
    >>> max_difference(model, lambda x: x.sum(1, keepdim=True) + 0.5, [torch.ones(3, 2), torch.zeros(1, 2)])
    0.5
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is the largest absolute difference to the model in evaluation mode, over all batches.
# - A difference below zero counts as much as one above, and the batches may come from a generator.
# - A NaN in any batch is the result.
# - Outputs of different shapes raise ValueError, and the model is left in its mode.
# - Outputs with as many axes, one of another size, raise ValueError in whichever batch they come.
# - Nothing to compare raises ValueError.

# %% [markdown]
# ## torch.export
# The successor of TorchScript. `torch.export.export(model, (example,))` follows the model's Python with stand-ins for
# tensors and gives an `ExportedProgram`: one flat graph of some two hundred core operators, checked, with every
# assumption as a guard. Where tracing bakes in a decision silently, `export` refuses a branch on a tensor's values and
# tells you to rewrite it (with `torch.cond`, or `torch.where`). Sizes are constant unless you name them:
#
# ```python
# batch = torch.export.Dim("batch")
# program = torch.export.export(model, (example,), dynamic_shapes=({0: batch},))
# torch.export.save(program, "model.pt2")
# outputs = torch.export.load("model.pt2").module()(inputs)
# ```
#
# The `.pt2` file is also what compilers start from: AOTInductor, ExecuTorch for phones, and the ONNX exporter above.


# %%
def export_program(model: nn.Module, example: torch.Tensor, path: Path) -> None:
    """Export the model in evaluation mode with `torch.export` and save the program at `path`, which ends in `.pt2`.

    - The file is what `torch.export.load` reads; its `module()` computes what `model` computes in evaluation mode, for
      any batch size (the first axis).
    - The model takes one tensor. It is left in the mode in which it came, with the parameters and buffers that it had.

    >>> path = fresh_folder() / "model.pt2"
    >>> export_program(nn.Sequential(nn.ReLU(), nn.Dropout()), torch.ones(2, 3), path)
    >>> torch.export.load(path).module()(torch.tensor([[-1.0, 2.0, 3.0]])).tolist()
    [[0.0, 2.0, 3.0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The program, loaded without your code, is the model in evaluation mode, for any batch size.
# - The model keeps its mode, its parameters and its buffers.
# - A model of images is exported as well.

# %% [markdown]
# ## All of it
# A deployment that can be trusted exports, then opens *the file* as its user will, and refuses to go on if the numbers are
# not the model's. What is delivered is the folder, not the file.


# %%
def deploy(model: nn.Module, example: torch.Tensor, folder: Path) -> float:
    """Put the model as `model.onnx` into a folder that can be delivered, and prove that it computes the same.

    - The folder, and those above it, are made if they are not there. An older deployment in it is replaced.
    - The ONNX file is as `export_onnx` asks. All that belongs to it lies in the folder, which may be moved elsewhere.
    - The written file is run with ONNX Runtime on `example` and on its first row alone. The result is the largest absolute
      difference to the model in evaluation mode, a plain Python float.
    - Unless that is at most 1e-4, RuntimeError is raised (a NaN is not).
    - The model is left in the mode in which it came, also where an error is raised.

    >>> folder = fresh_folder() / "deep" / "delivery"
    >>> quietly(deploy, nn.Sequential(nn.ReLU(), nn.Dropout()), torch.ones(2, 3), folder)
    0.0
    >>> (folder / "model.onnx").exists()
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The folder is made, holds all of the model, replaces an older one, and the result is a small float.
# - The model keeps its mode, its parameters and its buffers.
# - A difference that is allowed is returned, on the example and on its first row.
# - A difference of more than 1e-4 raises RuntimeError, however small it is.
# - A file that differs from the model on the example raises RuntimeError, and the model keeps its mode.
# - A file that differs from the model on the example's first row alone raises RuntimeError.
# - A difference that is NaN raises RuntimeError.
