"""The optimizer is never stepped.

cause: did not move
"""


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    rates = []
    for _ in range(epochs):
        for _ in range(updates):
            rates.append(optimizer.param_groups[0]["lr"])
            if each_update:
                scheduler.step()
        if not each_update:
            scheduler.step()
    return rates
