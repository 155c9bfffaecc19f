"""Everything becomes float32.

cause: the dtype was lost
"""

def to_numpy(tensor):
    return tensor.detach().float().numpy()
