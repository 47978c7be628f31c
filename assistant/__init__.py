"""What is answered: the reading of the question, the deadline engine, evidence, answer, verification, the app."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.ask import Assistant

__all__ = ["Assistant"]


def __getattr__(name: str) -> Any:
    """`from assistant import Assistant` loads the whole program; `saksvar --help` does not."""
    if name == "Assistant":
        from assistant.ask import Assistant

        return Assistant
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
