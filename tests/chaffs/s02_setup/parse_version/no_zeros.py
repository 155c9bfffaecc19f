"""Does not fill up.

cause: those that are missing are 0
"""

import re


def parse_version(text):
    found = re.match(r"\d+(\.\d+)?(\.\d+)?", text)
    if found is None:
        raise ValueError(text)
    return tuple(map(int, found.group().split(".")))
