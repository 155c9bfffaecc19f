"""torch.testing, its complaint turned into an answer."""

import torch


def almost_equal(x, y, rtol=1e-5, atol=1e-8):
    try:
        torch.testing.assert_close(x, y, rtol=rtol, atol=atol)
    except AssertionError:
        return False
    return True
