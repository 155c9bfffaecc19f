"""The caller's tensor is taken out of the graph.

cause: changed in place
"""

import onnxruntime
import torch


def onnx_predict(path, x):
    session = onnxruntime.InferenceSession(path)
    x.data.mul_(0.5)
    return torch.from_numpy(session.run(None, {session.get_inputs()[0].name: 2 * x.detach().numpy()})[0])
