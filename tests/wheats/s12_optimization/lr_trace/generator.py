"""A generator of its own, as plain floats."""


def played(optimizer, scheduler, epochs, updates, each_update):
    for _ in range(epochs):
        for update in range(updates):
            group, *_ = optimizer.param_groups
            yield float(group["lr"])
            optimizer.step()
            if each_update or update + 1 == updates:
                scheduler.step()


def lr_trace(optimizer, scheduler, epochs, updates, each_update):
    return list(played(optimizer, scheduler, epochs, updates, each_update))
