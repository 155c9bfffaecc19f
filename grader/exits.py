"""What an exit status means, for a shell: never read as a verdict."""

from enum import IntEnum

__all__ = ["Exit"]


class Exit(IntEnum):
    """The exit statuses of `torchcourse`."""

    FINE = 0
    LOST = 1  # points lost, a bar missed, a generated file stale
    USAGE = 2  # a mistake in the command or in a file, told in one line
    GRADER_ERROR = 3  # something could not be judged: the kit's own fault, and nobody's points
    BUG = 70  # the command itself broke down: its traceback is for the kit's authors
    INTERRUPTED = 130
