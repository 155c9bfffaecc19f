"""Takes the result out of the graph by .item() and back by torch.tensor().

cause: does not depend on anything that requires grad
verdict: error, failed
"""

import torch


def gradient_of(function, x):
    x = x.detach().requires_grad_()
    loss = torch.tensor(function(x).item(), requires_grad=False)
    return torch.autograd.grad(loss, x)[0]
