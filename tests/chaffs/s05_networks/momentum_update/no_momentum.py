"""Plain gradient descent.

cause: momentum is missing
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    return parameter - lr * gradient, gradient
