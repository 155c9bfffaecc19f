"""Takes every number in the text.

cause: numbers of the marker or the local part
"""

import re


def parse_version(text):
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if not text[:1].isdigit():
        raise ValueError(text)
    return tuple((numbers + [0, 0])[:3])
