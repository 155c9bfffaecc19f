"""Files of our own making, as bytes, for tasks that read what somebody else exported."""

import io
import warnings
import zipfile
from typing import Any

import torch

from grader.checking.laboratory import require

__all__ = ["onnx_linear", "scripted_bytes"]

_CPU, _GPU = b"X\x03\x00\x00\x00cpu", b"X\x06\x00\x00\x00cuda:0"  # as the pickler writes the two names


def scripted_bytes(model: torch.nn.Module, *, on_gpu: bool = False) -> bytes:
    """`model` as a TorchScript file; with `on_gpu` as one whose weights were saved on a GPU."""
    buffer = io.BytesIO()
    script: Any = torch.jit.script
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # deprecated, and taught
        torch.jit.save(script(model), buffer)
    return _moved(buffer) if on_gpu else buffer.getvalue()


def _moved(buffer: io.BytesIO) -> bytes:
    """The file with another device written beside its storages."""
    moved = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(moved, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(_CPU, _GPU))
    return moved.getvalue()


def onnx_linear(
    weight: torch.Tensor, bias: torch.Tensor, *, names: tuple[str, str], data: str = ""
) -> dict[str, bytes]:
    """`linear.onnx`, which computes `x @ weight.T + bias` for any number of rows.

    `names` are those of input and output. With `data`, the weight lies in a second file of that name.
    """
    require("onnx")
    from onnx import TensorProto, external_data_helper, helper, numpy_helper

    constants = [
        numpy_helper.from_array(weight.numpy(), "linear.weight"),
        numpy_helper.from_array(bias.numpy(), "linear.bias"),
    ]
    files = {}
    if data:
        files[data] = constants[0].raw_data
        external_data_helper.set_external_data(constants[0], data)
        constants[0].ClearField("raw_data")
    rows, columns = weight.shape
    ends = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", size])
        for name, size in zip(names, (columns, rows), strict=True)
    ]
    node = helper.make_node("Gemm", [names[0], "linear.weight", "linear.bias"], [names[1]], transB=1)
    graph = helper.make_graph([node], "linear", ends[:1], ends[1:], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
    return files | {"linear.onnx": model.SerializeToString()}
