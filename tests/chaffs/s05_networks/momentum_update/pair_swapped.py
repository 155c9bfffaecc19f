"""Velocity first, parameter second.

cause: order
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + gradient
    return velocity, parameter - lr * velocity
