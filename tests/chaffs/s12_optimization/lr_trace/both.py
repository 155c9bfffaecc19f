"""Steps after each epoch, too.

cause: as well as
"""


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    rates = []
    for _ in range(epochs):
        for _ in range(updates):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if each_update:
                scheduler.step()
        scheduler.step()
    return rates
