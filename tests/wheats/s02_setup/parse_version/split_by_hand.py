"""Splits at the plus first, and takes leading digits."""

import re


def parse_version(text):
    if not text[:1].isdigit():
        raise ValueError(text)
    numbers = []
    for part in text.partition("+")[0].split("."):
        digits = re.match(r"\d*", part).group()
        if digits:
            numbers.append(int(digits))
        if digits != part:
            break
    return tuple((numbers + [0, 0, 0])[:3])
