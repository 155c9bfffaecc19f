"""Reads optimizer.defaults.

cause: optimizer.defaults
"""


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    rates = []
    for _ in range(epochs):
        for _ in range(updates):
            rates.append(optimizer.defaults["lr"])
            optimizer.step()
            if each_update:
                scheduler.step()
        if not each_update:
            scheduler.step()
    return rates
