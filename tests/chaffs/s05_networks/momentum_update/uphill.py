"""The parameter moves along the gradient, not against it.

cause: sign
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + gradient
    return parameter + lr * velocity, velocity
