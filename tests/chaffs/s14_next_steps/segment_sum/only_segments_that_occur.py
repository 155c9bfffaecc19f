"""Only segments that occur get a row.

cause: segments without rows are missing
"""

import torch


def segment_sum(values, segments, count):
    found, place = segments.unique(return_inverse=True)
    return values.new_zeros(len(found), *values.shape[1:]).index_add(0, place, values)
