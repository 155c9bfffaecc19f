"""Asks the scheduler."""


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    rates = []
    for number in range(1, epochs * updates + 1):
        rates.append(scheduler.get_last_lr()[0])
        optimizer.step()
        if each_update or number % updates == 0:
            scheduler.step()
    return rates
