"""Takes the values in order, as if there were no other keys.

cause: none
Python's own words say how many values there are.
verdict: error
"""

import torch


def resume(path, model, optimizer, scheduler, generator):
    weights, memory, plan, numbers, epoch = torch.load(path, map_location="cpu", weights_only=True).values()
    model.load_state_dict(weights)
    optimizer.load_state_dict(memory)
    scheduler.load_state_dict(plan)
    generator.set_state(numbers)
    return epoch
