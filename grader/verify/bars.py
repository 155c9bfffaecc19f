"""The bars: what the outcomes add up to in one section, and every miss by name with its remedy."""

from dataclasses import dataclass, field

__all__ = ["Bar", "Figures", "Miss", "SHARES"]

# What is counted, in the order in which it is shown, and the share that has to be reached.
SHARES = {
    "tasks complete": 1.0,
    "solutions passed": 1.0,
    "stubs not attempted": 1.0,
    "wheats accepted": 1.0,
    "chaffs killed": 1.0,
    "causes named": 0.95,
    "mutants killed": 1.0,
    "checks that kill": 1.0,
}


@dataclass(frozen=True)
class Miss:
    """One thing that a bar lacks."""

    bar: str
    subject: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return " ".join(f"{self.subject}: {self.what.rstrip('.')}. {self.remedy}".split())


@dataclass
class Bar:
    """So many of so many, and the share that has to be reached."""

    share: float
    reached: int = 0
    of: int = 0

    @property
    def holds(self) -> bool:
        """Whether the share is reached; of nothing, all is."""
        return self.reached >= self.share * self.of


@dataclass
class Figures:
    """The bars of one section. `by_time`: the mutants that nothing but the clock has killed."""

    section: str
    bars: dict[str, Bar] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    equivalent: int = 0
    by_time: list[str] = field(default_factory=list)

    @property
    def hold(self) -> bool:
        """Whether all bars hold."""
        return all(bar.holds for bar in self.bars.values())

    def count(self, name: str, *misses: Miss) -> None:
        """One more under the bar `name`: reached unless something is amiss."""
        bar = self.bars.setdefault(name, Bar(SHARES[name]))
        bar.of += 1
        bar.reached += not misses
        self.misses += misses
