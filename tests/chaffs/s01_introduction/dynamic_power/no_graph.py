"""Takes the result out of the graph.

cause: graph is cut
verdict: failed, error
"""


def dynamic_power(x, limit):
    power = x
    while power.abs().max() < limit:
        if x.abs().max() <= 1:
            raise ValueError("no power is ever that large")
        power = power * x
    return power.detach()
