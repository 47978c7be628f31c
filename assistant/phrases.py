"""Every fixed sentence that answers are made with, in bokmål. No fact of any case stands here."""

from collections.abc import Sequence

from assistant.reading.question_type import QuestionType
from assistant.reading.smalltalk import Talk

NEAREST = "Det nærmeste kildene sier:"
NOT_STATED = "Det står ikke i kildene."

_NOT_GIVEN = {
    QuestionType.WHO: "Det står ikke i kildene hvem det er.",
    QuestionType.WHEN: "Det står ikke i kildene når det er; de oppgir ingen dato for dette.",
    QuestionType.WHERE: "Det står ikke i kildene hvor det er.",
    QuestionType.HOW_MANY: "Det står ikke i kildene hvor mange det er; de oppgir ikke noe tall for dette.",
    QuestionType.HOW_MUCH: "Det står ikke i kildene hvor mye det er; de tallfester det ikke.",
    QuestionType.HOW_LONG: "Det står ikke i kildene hvor lang tid det er.",
    QuestionType.HOW_OFTEN: "Det står ikke i kildene hvor ofte det er.",
}

TALK = {
    Talk.GREETING: (
        "Hei! Jeg svarer på spørsmål om saken ut fra sakspapirene, og viser hvor hvert svar står. Hva lurer du på?"
    ),
    Talk.THANKS: "Bare hyggelig. Spør gjerne om mer.",
    Talk.HELP: (
        "Saksvar svarer på spørsmål om saken med sitater fra sakspapirene, og viser nøyaktig hvor hvert sitat står. "
        "Programmet regner også ut frister og viser regnestykket. Det som ikke står i kildene, sier programmet fra om."
    ),
    Talk.TRUST: (
        "Hver opplysning i svarene er et sitat fra en kilde eller regnet ut fra slike sitater, og merket med hvor det "
        "står. Du kan åpne stedet i kilden og kontrollere det selv."
    ),
}

SOURCES = "Svarene bygger på disse kildene, dokumentene i saken:"
NO_MATTER = "Spørsmålet sier ikke hva det gjelder. Skriv gjerne litt mer, for eksempel hva i saken du lurer på."
NOT_DECIDED = "Kildene har ikke noe vedtak om akkurat dette. Det nærmeste de sier:"
WHO_VOTED = "Det står ikke i kildene hvem som stemte hva."
SOURCES_DIFFER = "Kildene er ikke enige: De oppgir ikke det samme. Den nyeste står først."


def listed(words: Sequence[str]) -> str:
    """«a», «b» og «c»."""
    quoted = [f"«{word}»" for word in dict.fromkeys(words)]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} og {quoted[-1]}"


def never_named(names: Sequence[str]) -> str:
    return f"Det står ikke i kildene: De nevner ikke {listed(names)}."


def not_stated(words: Sequence[str]) -> str:
    return (
        f"Det står ikke i kildene: De sier ingenting om {listed(words)}."
        if words
        else f"{NOT_STATED} De sier ikke noe om akkurat dette."
    )


def not_stated_of(names: Sequence[str]) -> str:
    return f"Det står ikke i kildene: De sier ikke dette om {listed(names)}."


THE_SOURCE_SAYS = "Kilden sier:"


def as_of(day: str) -> str:
    return f"Regnet som om det er {day}, slik spørsmålet sier."


def to_the_part(part: str) -> str:
    return f"Til spørsmålet «{part}»:"


NO_REASON_BUT = "Kildene sier ikke rett ut hvorfor. De sier:"
ONLY_COUNTED = "Kildene sier hvor mange det er, men ikke hvem eller hvilke."
NOT_WHY = "Det står ikke i kildene hvorfor; de gir ingen grunn for dette."


def said_of_others(names: Sequence[str]) -> str:
    return f"Kildene sier ikke dette om {listed(names)}. De sier:"


def not_given(kind: QuestionType) -> str:
    return _NOT_GIVEN.get(kind, NOT_STATED)
