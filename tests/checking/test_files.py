"""Files of our own making are what they are said to be."""

import io

import pytest
import torch

from grader.checking.causes import known_cause
from grader.checking.files import onnx_linear, scripted_bytes

pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")  # torch.jit is deprecated, and taught


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("on_gpu", [True, False])
def test_a_scripted_file_keeps_weights_and_mode_wherever_it_says_it_lay(training, on_gpu):
    layer = torch.nn.Linear(3, 2).train(training)
    data = scripted_bytes(layer, on_gpu=on_gpu)
    loaded = torch.jit.load(io.BytesIO(data), map_location="cpu")
    assert loaded.training is training
    assert torch.equal(loaded.weight, layer.weight)
    assert (b"cuda:0" in data) is on_gpu


@pytest.mark.parametrize("data", ["", "more.bin"])
def test_an_onnx_file_computes_a_linear_layer(tmp_path, data, monkeypatch):
    runtime = pytest.importorskip("onnxruntime")
    weight, bias, x = torch.randn(5, 3), torch.randn(5), torch.randn(4, 3)
    files = onnx_linear(weight, bias, names=("in", "out"), data=data)
    assert set(files) == {"linear.onnx", data} - {""}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    session = runtime.InferenceSession(tmp_path / "linear.onnx")
    (found,) = session.run(["out"], {"in": x.numpy()})
    torch.testing.assert_close(torch.from_numpy(found), x @ weight.T + bias)


@pytest.mark.parametrize("package", ["onnx", "onnxscript", "onnxruntime"])
def test_a_missing_package_is_no_riddle_to_a_student(package):
    assert "pip install onnx onnxruntime onnxscript" in known_cause(
        "ModuleNotFoundError", f"No module named '{package}'"
    )
