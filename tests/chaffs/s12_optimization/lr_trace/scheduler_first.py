"""The scheduler is stepped before the optimizer.

cause: first rate is never used
"""


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    rates = []
    for _ in range(epochs):
        if not each_update:
            scheduler.step()
        for _ in range(updates):
            if each_update:
                scheduler.step()
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
    return rates
