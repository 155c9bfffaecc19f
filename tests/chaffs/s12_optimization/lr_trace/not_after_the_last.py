"""The scheduler is not stepped after the last update.

cause: after the last update
"""


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    rates = []
    for epoch in range(epochs):
        for update in range(updates):
            if (epoch or update) and (each_update or update == 0):
                scheduler.step()
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
    return rates
