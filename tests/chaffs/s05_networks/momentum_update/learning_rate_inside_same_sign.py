"""v = mu v + lr g, p -= v: lr inside the velocity again.

cause: lr
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + lr * gradient
    return parameter - velocity, velocity
