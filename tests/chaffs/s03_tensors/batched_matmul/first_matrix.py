"""Every x[b] meets y[0].

cause: the first matrix of y
"""

def batched_matmul(x, y):
    return x @ y[0] if len(y) else x @ y
