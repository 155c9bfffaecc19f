"""All outputs come back, as a list.

cause: take the first
"""

import onnxruntime
import torch


def onnx_predict(path, x):
    session = onnxruntime.InferenceSession(path)
    outputs = session.run(None, {session.get_inputs()[0].name: x.detach().numpy()})
    return [torch.from_numpy(output) for output in outputs]
