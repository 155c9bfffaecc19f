"""Leaves strings.

cause: which compare letter by letter
"""

import re


def parse_version(text):
    found = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", text)
    if found is None:
        raise ValueError(text)
    return tuple(number or "0" for number in found.groups())
