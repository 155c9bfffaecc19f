"""The outputs are not joined.

cause: list
verdict: failed, error
"""


def run_in_chunks(lstm, x, length):
    outputs, states = [], None
    for chunk in x.split(length):
        output, (h, c) = lstm(chunk, states)
        states = h.detach(), c.detach()
        outputs.append(output)
    return outputs
