"""Multiples of optimizer.defaults["lr"].

cause: optimizer.defaults
"""


class Steps:
    def __init__(self, optimizer, step_size, gamma):
        self.optimizer, self.step_size, self.gamma = optimizer, step_size, gamma
        self.epoch = -1
        self.step()

    def step(self):
        self.epoch += 1
        for group in self.optimizer.param_groups:
            group["lr"] = self.optimizer.defaults["lr"] * self.gamma ** (self.epoch // self.step_size)


def step_lr(optimizer, step_size, gamma):
    return Steps(optimizer, step_size, gamma)
