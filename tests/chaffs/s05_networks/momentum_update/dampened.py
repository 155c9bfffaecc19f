"""The gradient is weighted with 1 - momentum, as in Adam's averages.

cause: dampening
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + (1 - momentum) * gradient
    return parameter - lr * velocity, velocity
