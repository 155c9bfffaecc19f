"""Each takes the other's place.

cause: swapped
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    velocity = lr * velocity + gradient
    return parameter - momentum * velocity, velocity
