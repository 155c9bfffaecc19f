"""Reads digit by digit."""

import re


def parse_version(text):
    numbers, current = [], ""
    for letter in text + " ":
        if letter.isdigit():
            current += letter
            continue
        if not current:
            break
        numbers.append(int(current))
        current = ""
        if letter != "." or len(numbers) == 3:
            break
    if not numbers:
        raise ValueError("no version")
    return (*numbers, 0, 0)[:3]
