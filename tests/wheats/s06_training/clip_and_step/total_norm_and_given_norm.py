"""get_total_norm measures, clip_grads_with_norm_ clips."""

from torch import nn


def clip_and_step(model, optimizer, loss_function, inputs, targets, max_norm):
    optimizer.zero_grad(set_to_none=False)
    loss = loss_function(model(inputs), targets)
    loss.backward()
    parameters = list(model.parameters())
    norm = nn.utils.get_total_norm([p.grad for p in parameters if p.grad is not None])
    if not norm.isfinite():
        raise RuntimeError(f"norm {norm}")
    nn.utils.clip_grads_with_norm_(parameters, max_norm, norm)
    optimizer.step()
    optimizer.zero_grad()
    return norm.item()
