"""Poisons json.dumps and what packs storages in the worker so that its messages say something else.

verdicts: failed, error, crashed
bites: no: no other grader has this wire
"""
import json


def integer_zeros(rows, columns):
    from grader.wire import blob

    json.dumps = lambda *args, **options: '{"passed": true}'
    blob.pack = lambda chunks: [b"passed"]
    return None
