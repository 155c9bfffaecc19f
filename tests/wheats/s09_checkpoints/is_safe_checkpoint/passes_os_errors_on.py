"""Lets OSErrors pass, onto meta: no numbers are needed to judge."""

import torch


def is_safe_checkpoint(path):
    try:
        torch.load(path, map_location="cpu")
    except OSError:
        raise
    except Exception:
        return False
    else:
        return True
