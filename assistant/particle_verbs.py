"""A verb and its particle as the one word that they also are: «legge ned» ↔ «nedlegge», «nedlegging», «nedlagt».

Flows in: the forms of a text, or one word. Flows out: stems of particle and verb together. It does not know which
texts there are, nor whether a form is a verb: what is none gives a stem that nothing else has.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.lemma import lemma_stem
from index.norwegian import frequency
from index.stopwords import STOPWORDS

_OF_PLACE = frozenset({"opp", "ut", "ned", "inn", "bort", "fram", "frem", "sammen", "saman", "igjen", "gang", "vekk"})
"""Particles that seldom govern a noun: these may stand some words behind their verb («legge skolen ned»)."""
_PARTICLES = _OF_PLACE | {"av", "om", "over", "på", "til", "fra", "frå"}
_IN_ONE = {"igjen": "gjen", "gang": "igang"}
"""How a particle is written in one with its verb, where otherwise than alone."""
_BEFORE_VERBS = sorted(_IN_ONE.get(particle, particle) for particle in _PARTICLES)
_OF_VERBS = ("e", "er", "es", "te", "et", "dde")
"""How a form ends that may be a verb: «en gang til» is no «tilgang», «en del av» no «avdeling»."""
_BETWEEN = 2
_SHORTEST_ROOT = 3
_WRITTEN = ("e", "ing", "ning", "else", "es", "et", "t", "")
_ENDINGS = ("elsen", "else", "inga", "ingen", "ninga", "ningen", "ing", "ning", "ende", "es", "et", "te", "t", "e")


def joined(forms: Sequence[str], place: int) -> Iterator[str]:
    """The stems of the word at `place` with the particles that stand behind it, nearest first."""
    following = forms[place + 1 : place + 2 + _BETWEEN]
    if _PARTICLES.isdisjoint(following) or forms[place] in STOPWORDS or not forms[place].isalpha():
        return
    root = lemma_stem(forms[place])
    if len(root) < _SHORTEST_ROOT:
        return
    for behind, form in enumerate(following):
        goes_with = form in _OF_PLACE or (form in _PARTICLES and behind == 0 and forms[place].endswith(_OF_VERBS))
        if goes_with and _is_written(verb := _IN_ONE.get(form, form) + root):
            yield verb


@lru_cache(maxsize=1 << 14)
def _is_written(stem: str) -> bool:
    """Whether people write verb and particle in one: «nedlegge», but no «nedskole»."""
    return any(frequency(stem + ending) > 0 for ending in _WRITTEN)


def taken_apart(form: str) -> Iterator[str]:
    """What `joined` makes of the same verb and particle, for a word that has them in one: «nedleggelse» → nedlegg."""
    for particle in _BEFORE_VERBS:
        if form.startswith(particle) and len(form) >= len(particle) + _SHORTEST_ROOT:
            rest = form.removeprefix(particle)
            yield particle + lemma_stem(rest)
            for ending in _ENDINGS:
                if rest.endswith(ending) and len(rest) >= len(ending) + _SHORTEST_ROOT:
                    yield particle + lemma_stem(rest.removesuffix(ending) + "e")
                    break
