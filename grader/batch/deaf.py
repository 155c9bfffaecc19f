"""Loaded first into each worker of a cluster of our own: Ctrl-C is for the command, which then ends its workers."""

import signal

__all__: list[str] = []

signal.signal(signal.SIGINT, signal.SIG_IGN)
