"""Twenty faults, each planted in a copy of the program, to see whether the known pairs notice.

A fault in the sources is a change that a person could make and the build accepts: text and timeline say the same wrong
thing. A fault in the code replaces one function by a plausible mistake, appended to its file, so that it survives any
rewriting of the function itself.
"""

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SaksvarError

SOURCES = "corpus/sources"
SECOND = "evals/second_case/documents"


@dataclass(frozen=True, slots=True)
class Fault:
    """`replaced`: (before, after) in every file of the folder `where`. `appended`: code at the end of the file."""

    name: str
    told: str
    where: str
    replaced: tuple[tuple[str, str], ...] = ()
    appended: str = ""

    def plant(self, root: Path) -> None:
        """Changes the files below `root`.

        Raises: SaksvarError when there is nothing to change: the table is out of date.
        """
        place = root / self.where
        files = [path for path in sorted(place.rglob("*")) if path.is_file()] if place.is_dir() else [place]
        for before, after in self.replaced:
            hits = 0
            for path in files:
                text = path.read_text(encoding="utf-8")
                hits += text.count(before)
                path.write_text(text.replace(before, after), encoding="utf-8")
            if not hits:
                raise SaksvarError(f"Feilen «{self.name}» kan ikke plantes: «{before}» står ikke i {self.where}.")
        if self.appended:
            place.write_text(f"{place.read_text(encoding='utf-8')}\n\n{self.appended}\n", encoding="utf-8")


FAULTS = (
    Fault("tall", "et tall i en kilde er byttet", SOURCES, (("møtes 5–6 ganger", "møtes 7–8 ganger"),)),
    Fault("navn", "et navn i kildene er byttet", SOURCES, (("Bangstad", "Bergslien"),)),
    Fault(
        "nektelse", "en nektelse i en kilde er borte", SOURCES, (("er ikke inkludert i Akson", "er inkludert i Akson"),)
    ),
    Fault(
        "punkt",
        "et punkt i en liste er borte",
        SOURCES,
        (("- Samarbeidsrådet skal ta seg av kontakten opp mot Fylkesmennene.\n", ""),),
    ),
    Fault(
        "årstall",
        "et årstall er byttet i tekst og tidslinje",
        SOURCES,
        (("mars 2019", "mars 2018"), ("2019-03", "2018-03")),
    ),
    Fault("annen mappe", "et beløp i den andre saken er byttet", SECOND, (("139 millioner", "193 millioner"),)),
    Fault(
        "frist",
        "en frist er flyttet én dag i tekst og tidslinje",
        SOURCES,
        (("30. mai 2021", "29. mai 2021"), ("2021-05-30", "2021-05-29")),
    ),
    Fault(
        "regel",
        "en regel er én måned kortere i tekst og tidslinje",
        SOURCES,
        (
            ("senest 12 måneder før innføringstidspunktet", "senest 11 måneder før innføringstidspunktet"),
            ("months: 12\n    wording: 12 måneder\n    at_least", "months: 11\n    wording: 11 måneder\n    at_least"),
        ),
    ),
    Fault(
        "fase",
        "to frister har byttet fase i tidslinjen",
        SOURCES,
        (("phase: PD2\n    event: opsjon", "phase: SW2\n    event: opsjon"),),
    ),
    Fault(
        "kvartal",
        "et driftskvartal er flyttet i tidslinjen",
        SOURCES,
        (("when: 2023-Q3/2023-Q4", "when: 2024-Q1/2024-Q2"),),
    ),
    Fault(
        "stammer",
        "ord finnes bare i samme bøyning",
        "index/words.py",
        appended=(
            "_stemmed = form_and_stem\n\n\ndef form_and_stem(token):\n"
            "    form, _ = _stemmed(token)\n    return form, form"
        ),
    ),
    Fault(
        "synonymer",
        "synonymlisten er tom",
        "index/lexicon/__init__.py",
        appended=("_read = _lines\n\n\ndef _lines(name):\n    return [] if name == 'synonyms.txt' else _read(name)"),
    ),
    Fault(
        "nynorsk",
        "nynorsklisten er tom",
        "index/lexicon/__init__.py",
        appended=("_read = _lines\n\n\ndef _lines(name):\n    return [] if name == 'nynorsk.txt' else _read(name)"),
    ),
    Fault(
        "rekkefølge",
        "setningene er rangert baklengs",
        "assistant/gatherer.py",
        appended=(
            "_right_order = _order\n\n\ndef _order(found):\n"
            "    score, *rest = _right_order(found)\n    return (-score, *rest)"
        ),
    ),
    Fault(
        "dagtelling",
        "dager mellom to datoer er én for mye",
        "assistant/deadlines/arithmetic.py",
        appended=(
            "_apart = apart\n\n\ndef apart(start, end):\n    found = _apart(start, end)\n"
            "    return Apart(found.days + 1, found.months, found.rest)"
        ),
    ),
    Fault(
        "månedsslutt",
        "månedsregning går over i neste måned",
        "assistant/deadlines/arithmetic.py",
        appended=(
            "_add_months = add_months\n\n\ndef add_months(day, months):\n    found = _add_months(day, months)\n"
            "    return found if found.day == day.day else found + timedelta(1)"
        ),
    ),
    Fault(
        "helligdager",
        "helligdager regnes som virkedager",
        "assistant/deadlines/workdays.py",
        appended=("def holidays_in(year):\n    return {}"),
    ),
    Fault(
        "sitatplass",
        "sitater begynner ett tegn for sent",
        "assistant/cite.py",
        appended=(
            "_number = Citations.number\n\n\ndef _shifted(self, document, span):\n"
            "    return _number(self, document, Span(span.start + 1, span.end))\n\n\nCitations.number = _shifted"
        ),
    ),
    Fault(
        "alltid svar",
        "programmet svarer også når kildene tier",
        "assistant/source_answer.py",
        appended=("def _missing(*_):\n    return ''"),
    ),
    Fault(
        "samtale",
        "tidligere spørsmål er glemt",
        "assistant/reading/standalone.py",
        appended=(
            "_in_conversation = standalone\n\n\ndef standalone(question, history, *rest):\n"
            "    return _in_conversation(question, (), *rest)"
        ),
    ),
)
