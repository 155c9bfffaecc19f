"""Copies first, then the library's in-place style; a list comes back."""




def momentum_update(parameter, gradient, velocity, lr, momentum):
    parameter, velocity = parameter.clone(), velocity.clone()
    velocity.mul_(momentum).add_(gradient)
    parameter.add_(velocity, alpha=-lr)
    return [parameter, velocity]
