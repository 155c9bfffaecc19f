"""numpy() refuses a tensor that requires gradients.

cause: numpy() refuses a tensor
verdict: error
"""

def to_numpy(tensor):
    return tensor.numpy()
