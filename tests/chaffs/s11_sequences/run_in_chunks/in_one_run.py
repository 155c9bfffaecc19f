"""The sequence is run as a whole.

cause: detach the states
"""


def run_in_chunks(lstm, x, length):
    return lstm(x)[0]
