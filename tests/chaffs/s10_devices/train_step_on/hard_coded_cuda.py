"""Moves to CUDA, whatever is asked.

cause: use the one that was given
verdict: error
"""


def train_step_on(model, make_optimizer, loss_function, inputs, targets, device):
    model.cuda()
    optimizer = make_optimizer(model.parameters())
    optimizer.zero_grad()
    loss = loss_function(model(inputs.cuda()), targets.cuda())
    loss.backward()
    optimizer.step()
    return loss.detach()
