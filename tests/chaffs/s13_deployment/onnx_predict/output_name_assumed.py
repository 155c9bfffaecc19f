"""The output is taken to be called output.

cause: output's name is up to the file
verdict: error
"""

import onnxruntime
import torch


def onnx_predict(path, x):
    session = onnxruntime.InferenceSession(path)
    output = session.run(["output"], {session.get_inputs()[0].name: x.detach().numpy()})[0]
    return torch.from_numpy(output)
