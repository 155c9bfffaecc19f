"""The same as a method.

cause: without torch.Tensor.sigmoid
verdict: error
"""




def sigmoid(x):
    return x.sigmoid()
