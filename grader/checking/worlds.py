"""The surroundings that a check may ask for: a simulated machine, or a real device."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["DEVICES", "World", "needs_device", "world"]

DEVICES = ("cuda", "mps", "xpu")

Body = Callable[[Any, Any], None]


@dataclass(frozen=True)
class World:
    """A simulated machine: its accelerators, what PyTorch was built for, and what is installed."""

    accelerator: str | None = None
    count: int = 1
    compiled: str | None = None
    missing: tuple[str, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for kind in (self.accelerator, self.compiled):
            if kind is not None and kind not in DEVICES:
                raise ValueError(f"{kind!r} is no accelerator that can be simulated: {', '.join(DEVICES)}")
        if self.accelerator is not None and self.accelerator != self.compiled:
            raise ValueError(f"a PyTorch built for {self.compiled} does not see a {self.accelerator} device")
        if self.count < 1 or (self.accelerator == "mps" and self.count > 1):
            raise ValueError(f"{self.count} devices: there is one at least, and of mps one at most")
        both = {"torch", *dict(self.versions)} & set(self.missing)
        if both:
            raise ValueError(f"{', '.join(sorted(both))} cannot be missing")

    def asked(self) -> dict[str, Any]:
        """As it is sent to the jail."""
        return asdict(self) | {"missing": list(self.missing), "versions": dict(self.versions)}


def world(
    *,
    accelerator: str | None = None,
    count: int = 1,
    compiled: str | None = None,
    missing: Sequence[str] = (),
    versions: Mapping[str, str] | None = None,
) -> Callable[[Body], Body]:
    """Load and run the student's module in a simulated machine; stands beside `@task`.

    What is not said is plain: no accelerator, a PyTorch built for what is there, packages as they are installed.
    `accelerator=None, compiled="cuda"` is a CUDA build on a machine without a driver. `versions` may name packages
    that are not installed. Devices can be asked about in every public way; no tensor can be moved to one, and where
    one is said to be there, nothing trains.
    """
    named = tuple(sorted((versions or {}).items()))
    asked = World(accelerator, count, compiled or accelerator, tuple(sorted(missing)), named)
    return _noting(checks_world=asked)


def needs_device(device: str) -> Callable[[Body], Body]:
    """The check needs a real `cuda`, `mps` or `xpu` device, and is skipped where none can be used; beside `@task`."""
    if device not in DEVICES:
        raise ValueError(f"{device!r} is no device that a check can need: {', '.join(DEVICES)}")
    return _noting(checks_device=device)


def _noting(**notes: Any) -> Callable[[Body], Body]:
    def note(body: Body) -> Body:
        body.__dict__.update(notes)
        return body

    return note
