"""`-=` overwrites the caller's parameter.

cause: in place
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    velocity = momentum * velocity + gradient
    parameter -= lr * velocity
    return parameter.clone(), velocity
