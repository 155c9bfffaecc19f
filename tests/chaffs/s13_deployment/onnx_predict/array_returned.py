"""A NumPy array comes back.

cause: NumPy array
"""

import onnxruntime
import torch


def onnx_predict(path, x):
    session = onnxruntime.InferenceSession(path)
    return session.run(None, {session.get_inputs()[0].name: x.detach().numpy()})[0]
