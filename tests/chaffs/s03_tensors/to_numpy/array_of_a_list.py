"""Through a list the dtype is lost.

cause: the dtype was lost
"""

import numpy as np


def to_numpy(tensor):
    return np.array(tensor.tolist()).reshape(tensor.shape)
