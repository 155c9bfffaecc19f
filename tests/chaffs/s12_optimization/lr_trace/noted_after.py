"""The rate is noted after the steps.

cause: begins with the second rate
"""


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    rates = []
    for _ in range(epochs):
        for _ in range(updates):
            optimizer.step()
            if each_update:
                scheduler.step()
            rates.append(optimizer.param_groups[0]["lr"])
        if not each_update:
            scheduler.step()
    return rates
