"""Reads rows instead of adding them.

cause: that is gather
"""

import torch


def segment_sum(values, segments, count):
    return values[segments] if len(values) == 0 or int(segments.max()) < len(values) else values
