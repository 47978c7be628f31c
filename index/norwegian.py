"""How common a Norwegian word form is in general, so that the corpus need not have seen a word for it to be known.

Flows in: a folded form. Flows out: its share of running bokmål text. It does not know the corpus.
"""

from functools import lru_cache

from index.folding import fold

# Below this the list is mostly names and foreign words, which would make poor corrections.
_WRITTEN_OFTEN = 1e-7


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    import wordfreq  # 0.2 s, and only a form that the corpus lacks asks for it

    return {fold(form): share for form, share in reversed(wordfreq.get_frequency_dict("nb", "large").items())}


def frequency(form: str) -> float:
    """Share of running text that is `form`, 0.0 for a form the list lacks.

    Source: wordfreq 3.1 (Speer 2022), list «nb», large: 318,881 forms down to 1e-8.
    """
    return _frequencies().get(form, 0.0)


def beginning_with(letter: str) -> tuple[str, ...]:
    """The forms of the list that begin with `letter` and that people write often, most common last."""
    return tuple(f for f, share in _frequencies().items() if share >= _WRITTEN_OFTEN and f.startswith(letter))
