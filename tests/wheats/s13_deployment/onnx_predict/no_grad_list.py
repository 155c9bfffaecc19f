"""From a list of numbers."""

import numpy
import onnxruntime
import torch


def onnx_predict(path, x):
    session = onnxruntime.InferenceSession(path)
    array = numpy.array(x.tolist(), dtype=numpy.float32)
    return torch.as_tensor(session.run(None, {session.get_inputs()[0].name: array})[0])
