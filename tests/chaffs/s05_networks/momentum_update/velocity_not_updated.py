"""The velocity comes back as it went in.

cause: new velocity
"""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    return parameter - lr * (momentum * velocity + gradient), velocity
