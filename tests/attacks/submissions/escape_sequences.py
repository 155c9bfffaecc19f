"""Sends terminal escape sequences, bidirectional overrides and markup by every road that leads to a screen.

verdicts: error
shows: RuntimeError
bites: no: it needs eyes
rungs: 1 2 3 4
quick: yes
"""
import sys
import warnings

_EVIL = "\x1b]0;owned\x07\x1b[2J\x1b[31m\u202egnorw\u2066\x9b2J\r\x00[bold red]PASSED 100/100[/]<script>alert(1)</script>"


def integer_zeros(rows, columns):
    print(_EVIL)
    sys.stderr.write(_EVIL)
    warnings.warn(_EVIL)
    raise type("RuntimeError\x1b[2J", (RuntimeError,), {})(_EVIL)
