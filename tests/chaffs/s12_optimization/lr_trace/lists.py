"""get_last_lr without an index.

cause: lists
"""


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    rates = []
    for _ in range(epochs):
        for _ in range(updates):
            rates.append(scheduler.get_last_lr())
            optimizer.step()
            if each_update:
                scheduler.step()
        if not each_update:
            scheduler.step()
    return rates
