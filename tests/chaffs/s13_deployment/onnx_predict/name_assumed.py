"""The input is taken to be called input.

cause: ask the session
verdict: error
"""

import onnxruntime
import torch


def onnx_predict(path, x):
    session = onnxruntime.InferenceSession(path)
    return torch.from_numpy(session.run(None, {"input": x.detach().numpy()})[0])
