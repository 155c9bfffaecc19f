"""Looks ahead by one more step.

cause: Nesterov
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + gradient
    return parameter - lr * (gradient + momentum * velocity), velocity
