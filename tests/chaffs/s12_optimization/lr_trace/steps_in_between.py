"""The scheduler is stepped between noting and updating.

cause: first rate is never used
"""


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    rates = []
    for _ in range(epochs):
        for _ in range(updates):
            rates.append(optimizer.param_groups[0]["lr"])
            if each_update:
                scheduler.step()
            optimizer.step()
        if not each_update:
            scheduler.step()
    return rates
