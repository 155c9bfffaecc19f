"""torch.optim.SGD with its buffer set."""

import torch


def momentum_update(parameter, gradient, velocity, lr, momentum):
    p = parameter.detach().clone().requires_grad_()
    p.grad = gradient.clone()
    optimizer = torch.optim.SGD([p], lr=lr, momentum=momentum)
    optimizer.state[p]["momentum_buffer"] = velocity.clone()
    optimizer.step()
    return p.detach(), optimizer.state[p]["momentum_buffer"]
