"""Does not ask whether anything was found.

cause: another exception came
"""

import re


def parse_version(text):
    found = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", text)
    return tuple(int(number or 0) for number in found.groups())
