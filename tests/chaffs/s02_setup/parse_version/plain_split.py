"""Splits at the dots and converts.

cause: leave out what follows
verdict: error, failed
"""

import re


def parse_version(text):
    major, minor, patch = text.split(".")
    return int(major), int(minor), int(patch)
