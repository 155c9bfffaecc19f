"""Has the packaging library do it."""

from packaging.version import InvalidVersion, Version


def parse_version(text):
    try:
        release = Version(text).release + (0, 0)
    except InvalidVersion as problem:
        raise ValueError(str(problem)) from None
    return release[:3]
