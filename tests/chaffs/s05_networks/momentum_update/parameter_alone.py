"""The velocity is not returned, so the next step cannot have it.

cause: pair
verdict: failed, error
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + gradient
    return parameter - lr * velocity
