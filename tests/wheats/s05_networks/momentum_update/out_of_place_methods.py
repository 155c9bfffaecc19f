"""mul, add and sub with alpha."""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    new = velocity.mul(momentum).add(gradient)
    return parameter.sub(new, alpha=lr), new
