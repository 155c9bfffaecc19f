"""Never clears .grad between the rows.

cause: each row still holds those before it
"""

import torch


def jacobian(function, x):
    x = x.detach().clone().requires_grad_()
    y = function(x)
    rows = []
    for entry in y.flatten():
        entry.backward(retain_graph=True)
        rows.append(x.grad.clone())
    return torch.stack(rows).reshape(y.shape + x.shape)
