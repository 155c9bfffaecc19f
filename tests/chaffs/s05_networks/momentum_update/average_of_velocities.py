"""Momentum is applied to the whole sum.

cause: momentum multiplies
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * (velocity + gradient)
    return parameter - lr * velocity, velocity
