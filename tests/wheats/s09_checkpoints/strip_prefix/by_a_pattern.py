"""A regular expression, anchored; an OrderedDict."""

import re
from collections import OrderedDict


def strip_prefix(state, prefix):
    names = [re.sub("^" + re.escape(prefix), "", name, count=1) for name in state]
    if len(set(names)) != len(names):
        raise ValueError("two names become one")
    return OrderedDict(zip(names, state.values()))
