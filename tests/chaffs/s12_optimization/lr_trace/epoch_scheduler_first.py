"""The scheduler is stepped at the start of an epoch.

cause: first rate is never used
"""


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    rates = []
    for _ in range(epochs):
        if not each_update:
            scheduler.step()
        for _ in range(updates):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if each_update:
                scheduler.step()
    return rates
