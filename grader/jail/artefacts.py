"""What a student's code exported, loaded and run in a worker that holds no student code.

Every loader takes a path and gives something to call. Whatever goes wrong with the file, when it is loaded or when it
runs, is an `ArtefactError`, told in a sentence; all other exceptions are the kit's own. The ONNX packages are looked
for by name when they are needed: without them the rest still works.
"""

import importlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy
import torch

__all__ = [
    "ArtefactError",
    "OnnxModel",
    "PackageMissingError",
    "Runnable",
    "onnx",
    "program",
    "script",
    "weights",
]

Value = TypeVar("Value")

_LONGEST = 300
_ERROR = 3  # ONNX Runtime's severity: warnings about the jail are of no use to anybody


class ArtefactError(Exception):
    """The artefact cannot be loaded, or does not run; the text says so in a sentence."""


class PackageMissingError(Exception):
    """A package that the kit needs is not installed."""


class Runnable:
    """A loaded model: called with tensors, it gives what it computes."""

    def __init__(self, name: str, run: Callable[..., Any]) -> None:
        self._name = name
        self._run = run

    def __call__(self, *args: Any) -> Any:
        """What the model computes, without a graph."""
        with torch.no_grad():
            return _blame(self._name, "does not run", lambda: self._run(*args))


class OnnxModel:
    """An ONNX model that the checker passed, with ONNX Runtime behind it."""

    def __init__(self, name: str, graph: Any, session: Any) -> None:
        self._name = name
        self._session = session
        self.inputs: list[str] = [value.name for value in session.get_inputs()]
        self.outputs: list[str] = [value.name for value in session.get_outputs()]
        self.operators: list[str] = sorted({node.op_type for node in graph.graph.node})
        self.opset: int = max(
            (entry.version for entry in graph.opset_import if entry.domain == ""), default=0
        )

    def __call__(self, **inputs: Any) -> dict[str, Any]:
        """Every output by name, as arrays, for inputs by name."""
        fed = {name: _array(value) for name, value in inputs.items()}
        found = _blame(self._name, "does not run", lambda: self._session.run(None, fed))
        return dict(zip(self.outputs, found, strict=True))


def script(path: str | os.PathLike[str]) -> Runnable:
    """A TorchScript module."""
    name, file = _file(path)
    load: Any = torch.jit.load
    return Runnable(name, _blame(name, "cannot be loaded", lambda: load(file, map_location="cpu")))


def program(path: str | os.PathLike[str]) -> Runnable:
    """A program of `torch.export`, as `.pt2`."""
    name, file = _file(path)
    return Runnable(name, _blame(name, "cannot be loaded", lambda: torch.export.load(file).module()))


def weights(path: str | os.PathLike[str]) -> Any:
    """What `torch.load(weights_only=True)` gives."""
    name, file = _file(path)
    return _blame(name, "cannot be loaded", lambda: torch.load(file, map_location="cpu", weights_only=True))


def onnx(path: str | os.PathLike[str]) -> OnnxModel:
    """An ONNX model: checked by `onnx.checker` together with its external data, opened by ONNX Runtime.

    Nothing is optimised: the runtime would take out a dropout that was exported in training mode.
    """
    checker, runtime = _package("onnx"), _package("onnxruntime")
    name, file = _file(path)

    def load() -> OnnxModel:
        checker.checker.check_model(file)
        graph = checker.load(file, load_external_data=False)
        options = runtime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.graph_optimization_level = runtime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.log_severity_level = _ERROR
        session = runtime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        return OnnxModel(name, graph, session)

    return _blame(name, "cannot be loaded", load)


def _file(path: str | os.PathLike[str]) -> tuple[str, str]:
    """Name and path of an artefact that is there."""
    place = Path(path)
    if not place.is_file():
        raise ArtefactError(f"{place.name} is not there")
    return place.name, str(place)


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as problem:
        raise PackageMissingError(f"{name} cannot be imported here ({problem})") from None


def _blame(name: str, what: str, action: Callable[[], Value]) -> Value:
    """The value of `action`; anything that it raises is the fault of the artefact `name`."""
    try:
        return action()
    except MemoryError:
        raise
    except Exception as problem:
        raise ArtefactError(f"{name} {what}: {_sentence(problem)}") from problem


def _sentence(problem: Exception) -> str:
    """The line of an exception's text that says most: the first, but TorchScript puts the reason last."""
    lines = [line.strip() for line in str(problem).splitlines() if line.strip()]
    told = lines[-1 if "TorchScript interpreter" in lines[0] else 0] if lines else ""
    kind = type(problem).__name__
    return f"{kind}: {told.removeprefix(f'{kind}: ')}"[:_LONGEST]


def _array(value: Any) -> numpy.ndarray[Any, Any]:
    return value.detach().numpy() if isinstance(value, torch.Tensor) else numpy.asarray(value)
