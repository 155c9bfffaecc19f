"""Changes the first group only.

cause: only the first
"""


class Steps:
    def __init__(self, optimizer, step_size, gamma):
        self.optimizer, self.step_size, self.gamma = optimizer, step_size, gamma
        self.epoch = 0

    def step(self):
        self.epoch += 1
        if self.epoch % self.step_size == 0:
            self.optimizer.param_groups[0]["lr"] *= self.gamma


def step_lr(optimizer, step_size, gamma):
    return Steps(optimizer, step_size, gamma)
