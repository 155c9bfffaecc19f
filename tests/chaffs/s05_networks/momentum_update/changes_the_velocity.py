"""`mul_` and `add_` overwrite the caller's velocity.

cause: in place
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    velocity.mul_(momentum).add_(gradient)
    return parameter - lr * velocity, velocity.clone()
