"""The axis of a single row is taken away.

cause: axis of the batch is gone
"""

import onnxruntime
import torch


def onnx_predict(path, x):
    session = onnxruntime.InferenceSession(path)
    output = session.run(None, {session.get_inputs()[0].name: x.detach().numpy()})[0]
    return torch.from_numpy(output).squeeze()
