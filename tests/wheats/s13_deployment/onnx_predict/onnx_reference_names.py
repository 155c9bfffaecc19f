"""By the name of the output, options set, an ascontiguousarray."""

import numpy
import torch


def onnx_predict(path, x):
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(str(path), sess_options=options, providers=ort.get_available_providers())
    feed = {session.get_inputs()[0].name: numpy.ascontiguousarray(x.detach().cpu().numpy())}
    return torch.tensor(session.run([session.get_outputs()[0].name], feed)[0])
