"""Reads a decimal number.

cause: 2.10 is not 2.1
"""

import re


def parse_version(text):
    found = re.match(r"\d+(\.\d+)?", text)
    if found is None:
        raise ValueError(text)
    return float(found.group())
