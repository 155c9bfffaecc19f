"""The product of the transposed matrices, left transposed.

cause: transposed
verdict: failed, error
"""

def batched_matmul(x, y):
    return y.mT @ x.mT
