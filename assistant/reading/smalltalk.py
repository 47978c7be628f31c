"""Questions to the program itself rather than to the case: greetings, thanks, what it can do, what it reads from.

Flows in: the question in plain bokmål. Flows out: which of them it is, or None. The texts are `assistant.phrases`.
"""

import re
from enum import StrEnum


class Talk(StrEnum):
    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"
    SOURCES = "sources"
    TRUST = "trust"


_GREETING = r"(?:hei|heisann|hallo|halloen|god (?:dag|morgen|kveld|ettermiddag)|morn|goddag|heia|hei på deg|hello|hi)"
_YOU = r"(?:du|dere|saksvar|assistenten|programmet|roboten|botten|chatboten|chatten|systemet her|denne tjenesten)"

_RULES: tuple[tuple[Talk, str], ...] = (
    (
        Talk.THANKS,
        r"(?:tusen |mange )?takk(?: skal (?:du|dere) ha| for (?:all )?(?:hjelp(?:en|a)?|svar(?:et|ene)?|det|meg|nå))?"
        rf"(?: {_GREETING})?|flott|supert|fint|topp|ha det(?: bra)?|hade",
    ),
    (
        Talk.GREETING,
        rf"{_GREETING}(?: (?:{_GREETING}|{_YOU}|alle|der))*(?: hvordan (?:går det|har du det))?"
        r"|hvordan (?:går det|har du det)",
    ),
    (
        Talk.SOURCES,
        r"(?:hvilke|hva slags|hvor mange|hva er|vis|list) (?:\w+ )?(?:kilde\w*|dokument\w*|papir\w*|sakspapir\w*)"
        rf"(?: (?:dine|dere|er det|har|bruker|leser|bygger|kjenner|finnes|{_YOU}|på|her|som|i|du|av|fra|svarer|ligger"
        r"|inne|til grunn|for|svar\w*))*"
        rf"|hvor (?:har|henter|tar|får|finner) {_YOU} (?:\w+ )?"
        r"(?:informasjon\w*|svar\w*|dette|det|opplysning\w*|kunnskap\w*)(?: fra)?"
        rf"|hva (?:bygger|baserer) {_YOU} (?:\w+ )?(?:svar\w* )?på|hva er kildene?(?: din\w*)?",
    ),
    (
        Talk.HELP,
        rf"(?:hva|hvilke(?:n|t)?(?: \w+)?) kan (?:{_YOU}|jeg|man|vi)"
        rf"(?: (?:hjelpe(?: (?:meg|oss|til))?|gjøre|svare på|spørre(?: {_YOU})?(?: om)?|brukes til|med|om"
        rf"|for (?:meg|oss)|til|her|{_YOU}))*"
        rf"|hvem er {_YOU}|hva er (?:{_YOU}|dette for noe|dette)"
        rf"|hvordan (?:virker|fungerer|bruker (?:jeg|man|vi)) (?:{_YOU}|deg|dette|det)|hjelp(?: meg)?"
        rf"|er {_YOU} (?:en |et )?(?:robot|menneske|ki|ai|person|språkmodell)\w*"
        rf"|hva (?:er|heter) {_YOU}|hvem har laget {_YOU}|hvem står bak {_YOU}",
    ),
    (
        Talk.TRUST,
        rf"(?:kan|bør) (?:jeg|vi|man) stole på (?:{_YOU}|deg|svar\w*|dette)"
        rf"|hvor (?:sikre?|pålitelige?|gode?) er (?:{_YOU}|svar\w*)(?: {_YOU}| din\w*)?"
        rf"|hvordan vet (?:{_YOU}|jeg) (?:det|dette)|(?:dikter|finner|lyver) {_YOU}(?: på)?(?: \w+)?",
    ),
)

_COMPILED = tuple((talk, re.compile(rf"(?:{_GREETING}[,!. ]+)?(?:{pattern})")) for talk, pattern in _RULES)


def smalltalk(plain: str) -> Talk | None:
    """Which kind of talk the whole question is; None as soon as it says anything beyond it."""
    text = re.sub(r"[^\wæøå ]+", " ", plain.casefold())
    text = re.sub(r"\s+", " ", text).strip()
    return next((talk for talk, pattern in _COMPILED if pattern.fullmatch(text)), None)
