"""NumPy has no bfloat16.

cause: NumPy has no bfloat16
verdict: error
"""

def to_numpy(tensor):
    return tensor.detach().cpu().numpy()
