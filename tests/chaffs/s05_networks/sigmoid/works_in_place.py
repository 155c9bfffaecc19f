"""The caller's tensor is halved.

cause: in place
"""




def sigmoid(x):
    return x.mul_(0.5).tanh().add(1).div(2)
