"""Takes the digits of each part, wherever they stand.

cause: digits behind a marker were joined
verdict: error, failed
"""


def parse_version(text):
    if not text[:1].isdigit():
        raise ValueError("this is no version")
    parts = text.split("+")[0].split(".")[:3]
    digits = ["".join(c for c in part if c.isdigit()) for part in parts]
    return tuple([*map(int, digits), 0, 0][:3])
