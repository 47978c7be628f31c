"""What a mistyped word was meant to be, among the words of a corpus and everyday Norwegian.

Flows in: the forms of a corpus with how often each stands there, its stems, a splitter of compounds. Flows out: for a
form that nobody writes, the form it was most likely meant to be. It does not know passages, nor what is asked.
"""

from collections.abc import Callable, Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.norwegian import beginning_with, frequency
from index.slips import once
from index.words import stem_of

Split = Callable[[str], tuple[str, ...]]

_EVERYDAY_SHARE = 1e-5
_SHORTEST = 5
_SHORTEST_TWICE = 9
_SHORTEST_STEM, _LONG_STEM = 5, 7
_SHORTEST_LEFT, _SHORTEST_RIGHT = 4, 4
_PART_SHARE = 1e-6
_UNSEEN = 1e-8


class Correction:
    """Looks up what was meant; tables are made for each first letter when it is first asked for."""

    def __init__(self, forms: Mapping[str, int], stems: Mapping[str, int], split: Split) -> None:
        self._forms = forms
        self._stems = stems
        self._split = split
        self._by_letter: dict[str, tuple[str, ...]] = {}
        self._by_once: dict[str, dict[str, list[str]]] = {}
        self._own_stems: dict[str, dict[str, str]] = {}

    def meant(self, form: str) -> str | None:
        """The form that `form` was most likely meant to be: «leverandørn» → «leverandøren»; None when nothing is near.

        Near is, in this order: the same but for letters doubled or not («inbygere» → «innbyggere»); one letter wrong,
        missing, extra or swapped from five letters on, two from nine on, the first letter right, for a compound of
        known words always one, since «platformen» is on the list too; another inflection of a word of the corpus, where
        its stem is as near («netbrettene», «nettbrett»); a compound whose last part alone is mistyped.
        """
        if len(form) < _SHORTEST or not form.isalpha():
            return None
        return self._doubled(form) or self._near(form) or self._inflected(form) or self._compound(form)

    def _doubled(self, form: str) -> str | None:
        found = self._once(form[0]).get(once(form), [])
        return self._best((OSA.distance(form, one), one) for one in found)

    def _near(self, form: str) -> str | None:
        allowed = 2 if len(form) >= _SHORTEST_TWICE and not self._split(form) else 1
        near = process.extract(form, self._candidates(form[0]), scorer=OSA.distance, score_cutoff=allowed, limit=20)
        return self._best((int(distance), one) for one, distance, _ in near)

    def _inflected(self, form: str) -> str | None:
        """A form of the corpus whose stem is that of `form` but for letters doubled or not, or for one letter where
        `form` is no compound of known words."""
        stem, own = stem_of(form), self._stems_of_forms(form[0])
        if len(stem) < _SHORTEST_STEM:
            return None
        plain = once(stem)
        same = [one for one in own if abs(len(one) - len(stem)) <= 2 and once(one) == plain]
        if not same and len(stem) >= _LONG_STEM and not self._split(form):
            same = [one for one, _, _ in process.extract(stem, own.keys(), scorer=OSA.distance, score_cutoff=1)]
        return self._best((OSA.distance(stem, one), own[one]) for one in same)

    def _compound(self, form: str) -> str | None:
        """A known word and a mistyped one that the corpus has: «skole|sakn» → «skolesaken»."""
        if self._split(form):
            return None
        for cut in range(_SHORTEST_LEFT, len(form) - _SHORTEST_RIGHT + 1):
            left, right = form[:cut], form[cut:]
            is_known = left in self._forms or frequency(left) >= _PART_SHARE
            if not is_known or right in self._forms or frequency(right) > _UNSEEN:
                continue
            near = process.extract(right, self._candidates(right[0]), scorer=OSA.distance, score_cutoff=1, limit=20)
            said = [(int(far), one) for one, far, _ in near if far and one in self._forms and len(one) >= len(right)]
            if meant := self._best(said):
                return left + meant
        return None

    def _best(self, near: Iterable[tuple[int, str]]) -> str | None:
        best = min(
            near, key=lambda one: (one[0], -self._forms.get(one[1], 0), -frequency(one[1]), one[1]), default=None
        )
        return best[1] if best else None

    def _candidates(self, letter: str) -> tuple[str, ...]:
        """What a correction may give: forms of the corpus, other inflections of its words, and everyday words.

        Without the inflections «beslutingen» finds nothing in a corpus that only says «beslutning»; without the
        everyday words «fristn» is no question of a deadline in a corpus that never says «frist».
        """
        if letter not in self._by_letter:
            own = {form for form in self._forms if form[0] == letter and form.isalpha()}
            general = {
                form
                for form in beginning_with(letter)
                if form.isalpha() and (frequency(form) >= _EVERYDAY_SHARE or stem_of(form) in self._stems)
            }
            self._by_letter[letter] = tuple(sorted(own | general))
        return self._by_letter[letter]

    def _once(self, letter: str) -> dict[str, list[str]]:
        if letter not in self._by_once:
            table: dict[str, list[str]] = {}
            for form in self._candidates(letter):
                table.setdefault(once(form), []).append(form)
            self._by_once[letter] = table
        return self._by_once[letter]

    def _stems_of_forms(self, letter: str) -> dict[str, str]:
        """Each stem of the corpus with the form of it that stands there most."""
        if letter not in self._own_stems:
            forms = sorted(
                (form for form in self._forms if form[0] == letter and form.isalpha()),
                key=lambda form: (self._forms[form], form),
            )
            self._own_stems[letter] = {stem_of(form): form for form in forms}
        return self._own_stems[letter]
