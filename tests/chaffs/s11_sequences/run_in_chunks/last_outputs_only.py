"""Only the outputs of the last chunk come back.

cause: wrong shape
verdict: failed, error
"""


def run_in_chunks(lstm, x, length):
    outputs, states = [], None
    for chunk in x.split(length):
        output, (h, c) = lstm(chunk, states)
        states = h.detach(), c.detach()
        outputs.append(output)
    return outputs[-1]
