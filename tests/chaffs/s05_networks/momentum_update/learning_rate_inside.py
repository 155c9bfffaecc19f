"""The books' other form keeps lr inside the velocity.

cause: lr
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity - lr * gradient
    return parameter + velocity, velocity
