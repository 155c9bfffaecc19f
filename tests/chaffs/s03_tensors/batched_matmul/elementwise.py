"""`*` multiplies element by element.

cause: do not broadcast against each other
verdict: failed, error
"""

def batched_matmul(x, y):
    return x * y
