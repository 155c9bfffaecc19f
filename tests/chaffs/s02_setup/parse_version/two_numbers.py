"""Takes two numbers.

cause: the third number was lost
"""

import re


def parse_version(text):
    found = re.match(r"(\d+)(?:\.(\d+))?", text)
    if found is None:
        raise ValueError(text)
    return int(found[1]), int(found[2] or 0)
