"""The same as a method.

cause: without torch.Tensor.log_softmax
verdict: error
"""




def log_softmax(x, dim=-1):
    return x.log_softmax(dim)
