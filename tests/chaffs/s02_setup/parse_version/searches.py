"""Looks for numbers anywhere.

cause: a text that is no version was let through
"""

import re


def parse_version(text):
    found = re.search(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", text)
    if found is None:
        raise ValueError(text)
    return tuple(int(number or 0) for number in found.groups())
