"""The file is read and handed over: the one beside it is lost.

cause: by its path, not as bytes
verdict: error
"""

import onnxruntime
import torch


def onnx_predict(path, x):
    with open(path, "rb") as file:
        session = onnxruntime.InferenceSession(file.read())
    name = session.get_inputs()[0].name
    return torch.from_numpy(session.run(None, {name: x.detach().numpy()})[0])
