"""One worker for several tasks of one module, as long as nothing has run in it that another task could feel.

A fork costs more than most tasks. Whether a worker is still clean it tells itself, before each module is run: so long
as it is, no code that could lie has run in it. Tasks that forbid something, simulate a machine, write files or fork
never share.
"""

from dataclasses import dataclass

from grader.student.session import Assignment, Session
from grader.student.transport import Channel, Limits

__all__ = ["Kept", "Sharing", "shareable"]

_SHARE = 0.25
"""Of a task's time: a worker that has used more is not kept, so that the next task has its own nearly whole."""


@dataclass(frozen=True)
class Kept:
    """A worker that waits for another task of the same module."""

    channel: Channel
    source: str
    filename: str
    limits: Limits
    spent: float


class Sharing:
    """The one worker that is kept."""

    def __init__(self) -> None:
        self._kept: Kept | None = None

    def take(self, assignment: Assignment, limits: Limits) -> Kept | None:
        """The kept worker, if this task may have it; it is nobody's any more."""
        kept = self._kept
        if kept is None or not shareable(assignment, limits):
            return None
        if (kept.source, kept.filename, kept.limits) != (assignment.source, assignment.filename, limits):
            self.close()
            return None
        self._kept = None
        return kept

    def put_back(self, kept: Kept) -> None:
        """Keep on keeping a worker that refused a task, of which it ran nothing."""
        self._kept = kept

    def keep(self, session: Session, assignment: Assignment, before: float) -> bool:
        """Keep the worker of a task that has ended, if it is fit for another; whether it was kept."""
        spent = before + session.spent
        fit = session.clean and session.broken is None and shareable(assignment, session.limits)
        if not fit or spent > _SHARE * session.limits.seconds_per_task or not session.channel.again():
            return False
        self.close()
        self._kept = Kept(session.channel, assignment.source, assignment.filename, session.limits, spent)
        return True

    def close(self) -> None:
        """End the kept worker."""
        if self._kept is not None:
            self._kept.channel.close()
            self._kept = None


def shareable(assignment: Assignment, limits: Limits) -> bool:
    """Whether a task of this kind may follow another in the same worker."""
    return not (assignment.forbids or assignment.world or limits.files or limits.fork)
