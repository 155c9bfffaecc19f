"""`Student` and `Remote`: ordinary-looking Python here, recorded operations there."""

from collections.abc import Callable, Iterator
from typing import Any, Never

from grader.student.failures import Crashed
from grader.student.function import trace
from grader.student.render import short
from grader.student.session import Outcome, Session
from grader.wire import Ref

__all__ = ["Remote", "RemoteUseError", "Student", "fetch", "locate", "outcome", "retell"]


class RemoteUseError(Exception):
    """A check used a `Remote` as if it were a value; that is the check's mistake, never the student's."""


def _not_a_value(self: "Remote", _other: object = None) -> Never:
    raise RemoteUseError(f"{describe(self)} is still in the jail: fetch() or expect() it before comparing")


class Remote:
    """An object that stays in the jail. Whatever is done to it is recorded and gives another `Remote`.

    Fetched only by `fetch`, `expect`, `len` and iteration. No attribute name of the student's objects is taken.
    """

    __slots__ = ("__handle", "__own", "__session", "__text")

    def __init__(self, session: Session, handle: int, text: Callable[[], str], *, own: bool = False) -> None:
        object.__setattr__(self, "_Remote__session", session)
        object.__setattr__(self, "_Remote__handle", handle)
        object.__setattr__(self, "_Remote__text", text)
        object.__setattr__(self, "_Remote__own", own)  # does it come from the student's module?

    def __getattr__(self, name: str) -> "Remote":
        if name.startswith("__"):
            raise AttributeError(name)
        return _record(self, lambda: f"{describe(self)}.{name}", "get", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        _record(self, lambda: f"{describe(self)}.{name} = …", "set", self, name, value)

    def __call__(self, *args: Any, **kwargs: Any) -> "Remote":
        """Record a call; one of the student's own is kept for the feedback."""
        result = _record(
            self, lambda: f"{describe(self)}({_arguments(args, kwargs)})", "call", self, list(args), kwargs
        )
        if object.__getattribute__(self, "_Remote__own"):
            locate(self)[0].journal.append(lambda: f"{describe(self)}({_arguments(args, kwargs)})")
        return result

    def __getitem__(self, key: Any) -> "Remote":
        return _record(self, lambda: f"{describe(self)}[{_word(key)}]", "item", self, key)

    def __setitem__(self, key: Any, value: Any) -> None:
        _record(self, lambda: f"{describe(self)}[…] = …", "put", self, key, value)

    def __enter__(self) -> "Remote":
        return _record(self, lambda: describe(self), "enter", self)

    def __exit__(self, *exception: object) -> None:
        _record(self, lambda: describe(self), "exit", self)

    def __len__(self) -> int:
        value = fetch(_record(self, lambda: f"len({describe(self)})", "len", self))
        if type(value) is not int or not 0 <= value < 1 << 63:
            raise Crashed("the answer was not a length")
        return value

    def __iter__(self) -> Iterator[Any]:
        items = fetch(_record(self, lambda: f"list({describe(self)})", "list", self))
        if type(items) is not list:
            raise Crashed("the answer was not a list of items")
        return iter(items)

    def __neg__(self) -> "Remote":
        return _record(self, lambda: f"-{describe(self)}", "operator", "neg", [self])

    def __repr__(self) -> str:
        return f"<Remote {describe(self)}>"

    def __del__(self) -> None:
        object.__getattribute__(self, "_Remote__session").drop(
            object.__getattribute__(self, "_Remote__handle")
        )

    __hash__ = object.__hash__
    __bool__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _not_a_value


def _operator(symbol: str) -> tuple[Callable[[Remote, Any], Remote], Callable[[Remote, Any], Remote]]:
    def forward(self: Remote, other: Any) -> Remote:
        return _record(
            self, lambda: f"({describe(self)} {symbol} {_word(other)})", "operator", symbol, [self, other]
        )

    def backward(self: Remote, other: Any) -> Remote:
        return _record(
            self, lambda: f"({_word(other)} {symbol} {describe(self)})", "operator", symbol, [other, self]
        )

    return forward, backward


for _symbol, _name in {
    "+": "add",
    "-": "sub",
    "*": "mul",
    "/": "truediv",
    "//": "floordiv",
    "%": "mod",
}.items() | {
    "**": "pow",
    "@": "matmul",
}.items():
    _forward, _backward = _operator(_symbol)
    setattr(Remote, f"__{_name}__", _forward)
    setattr(Remote, f"__r{_name}__", _backward)


def locate(remote: Remote) -> tuple[Session, int]:
    """The session a remote belongs to, and its handle."""
    return (
        object.__getattribute__(remote, "_Remote__session"),
        object.__getattribute__(remote, "_Remote__handle"),
    )


def describe(remote: Remote) -> str:
    """The expression that made a remote, for feedback."""
    text: Callable[[], str] = object.__getattribute__(remote, "_Remote__text")
    return text()


def retell(remote: Remote) -> Callable[[], str]:
    """A function that tells what was called of the student's, and what was then looked at."""
    session, _ = locate(remote)
    calls = list(session.journal)

    def tell() -> str:
        told = [call() for call in calls] + [describe(remote)]
        return "; ".join(
            text for n, text in enumerate(told) if not any(text in later for later in told[n + 1 :])
        )

    return tell


def outcome(remote: Remote) -> Outcome:
    """Bring home what a remote stands for, or the failure in its place."""
    session, handle = locate(remote)
    return session.fetch(handle)


def fetch(remote: Remote) -> Any:
    """Bring home what a remote stands for, as plain data. Raises the failure that took its place."""
    if not isinstance(remote, Remote):
        raise RemoteUseError(f"{short(remote)} is at home already: fetch() is for what is in the jail")
    return outcome(remote).get()


def _record(remote: Remote, text: Callable[[], str], kind: str, *rest: Any) -> Remote:
    session, _ = locate(remote)
    own = object.__getattribute__(remote, "_Remote__own")
    return Remote(session, session.record(kind, *map(_refer, rest)), text, own=own)


def _refer(value: Any) -> Any:
    """`value` with every Remote in it replaced by its handle."""
    if isinstance(value, Remote):
        return Ref(locate(value)[1])
    if type(value) in (list, tuple):
        return type(value)(_refer(item) for item in value)
    if type(value) is dict:
        return {key: _refer(item) for key, item in value.items()}
    if isinstance(value, slice):
        return slice(_refer(value.start), _refer(value.stop), _refer(value.step))
    return value


def _word(value: Any) -> str:
    if isinstance(value, Remote):
        return describe(value)
    if type(value) in (list, tuple) and any(isinstance(item, Remote) for item in value):
        return f"[{', '.join(map(_word, value))}]"
    return short(value)


def _arguments(args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    return ", ".join([*map(_word, args), *(f"{name}={_word(value)}" for name, value in kwargs.items())])


class Student:
    """A submitted module: `student.softmax(x)` calls the student's function, in the jail.

    `torch`, `numpy`, `torchvision`, `instruments` and `models` are the jail's own; the methods below are the rest
    of what is reserved. Every other name is the student's.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def __getattr__(self, name: str) -> Remote:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in ("torch", "numpy", "torchvision", "instruments", "models"):
            return self._remote(name, "named", name)
        return Remote(self._session, self._session.record("task", name), lambda: name, own=True)

    def send(self, value: Any) -> Remote:
        """Put a value into the jail once, so that several calls can share it and its changes can be seen."""
        return self._remote(short(value), "send", _refer(value))

    def function(self, formula: Callable[..., Any], arity: int = 1) -> Remote:
        """A callable in the jail that computes what `formula` computes; only the recorded formula travels."""
        operations, result = trace(formula, arity)
        return self._remote("function", "function", arity, operations, result)

    def printed(self) -> Remote:
        """What the student's code has printed since the check began."""
        return self._remote("printed output", "printed")

    def path(self, name: str) -> Remote:
        """A path in the jail's scratch folder."""
        return self._remote(name, "path", name)

    def write(self, name: str, data: bytes) -> None:
        """Put a file into the jail's scratch folder."""
        self._remote(name, "write", name, data)

    def folder(self, name: str) -> Remote:
        """A folder in the jail's scratch folder, made if need be; as a path."""
        return self._remote(name, "folder", name)

    def collect(self, name: str) -> Remote:
        """The bytes of a file in the jail's scratch folder: a regular one, no link."""
        return self._remote(name, "collect", name)

    def collect_all(self, name: str) -> Remote:
        """The bytes of all files below a folder in the jail's scratch folder, by their paths from there."""
        return self._remote(name, "collect_all", name)

    @property
    def data_root(self) -> Remote:
        """The folder of the public data, as the jail sees it."""
        return self._remote("data_root", "data_root")

    def _remote(self, text: str, kind: str, *rest: Any) -> Remote:
        return Remote(self._session, self._session.record(kind, *rest), lambda: text)
