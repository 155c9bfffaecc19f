"""The parameter moves by the velocity of the step before.

cause: old velocity
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    return parameter - lr * velocity, momentum * velocity + gradient
