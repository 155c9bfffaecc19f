"""Insists on three numbers.

cause: those that are missing are 0
verdict: error
"""

import re


def parse_version(text):
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", text)
    if found is None and not text[:1].isdigit():
        raise ValueError(text)
    return tuple(map(int, found.groups()))
