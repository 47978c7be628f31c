"""Several questions in one: «Når starter det, og hvor mange deltar?», «Hva er PD2? Når er fristen?».

Flows in: a question as written and the same in plain bokmål. Flows out: the questions it holds, in order, each as
written; one when it asks one thing. It makes none of them stand alone: the later ones lean on the earlier.
"""

import re
from collections.abc import Sequence

from assistant.deadlines.vocabulary import word_set
from assistant.reading.bokmal import Plain, Token
from assistant.reading.sentence_forms import is_past, is_present
from index.stopwords import STOPWORDS

_MOST = 4
_WORDS = word_set("hva hvem når hvor hvorfor hvordan hvilke hvilken hvilket")
_WITH_MORE = word_set("hvor hvilke hvilken hvilket")
"""Question words that more of the question phrase may follow: «hvor mange kommuner», «hvilke frister»."""
_PREPOSITIONS = word_set("for i på til fra med av om hos ved etter under")
_VERBS = word_set(
    "er var blir ble har hadde kan kunne må måtte skal skulle vil ville bør burde får fikk finnes fins fantes "
    "kommer kom går gikk står sto stod tar tok gir ga gjør gjorde skjer skjedde ligger lå heter het betyr sier sa "
    "mener mente koster trenger trengs gjelder gjaldt rekker holder kreves menes ba sitter satt leder eier betaler "
    "bestemmer"
)
_ASKED_INDIRECTLY = re.compile(
    r"\b(?:lurer|lurte|vite|vet|si|fortelle|fortell|forklare|forklar|spørre|spør|svare|undersøke|klart|kjent)\b"
)
_SENTENCE = re.compile(r"[^?]*\?+[»\"]?|[^?]+$")
_ALTERNATIVE = re.compile(r"^\W*(?:eller|ellers)\b", re.IGNORECASE)
_LONGEST_PHRASE = 5


def parts(question: str, here: Plain) -> tuple[str, ...]:
    """The questions that `question` holds; `here` is the same in plain bokmål."""
    marked = [found.group().strip() for found in _SENTENCE.finditer(question) if re.search(r"\w", found.group())]
    if len(marked) > 1 and all(one.rstrip('»"').endswith("?") for one in marked[:-1]):
        if any(_ALTERNATIVE.match(one) for one in marked[1:]):
            return (question,)
        # What is asked beyond the most is asked together with the last of them, so that nothing is lost.
        return (*marked[: _MOST - 1], " ".join(marked[_MOST - 1 :])) if len(marked) >= _MOST else tuple(marked)
    both = _asked_both_ways(question, here.tokens)
    return both or _joined_by_and(question, here)


def of_each(question: str) -> tuple[str, ...]:
    """«Hva omfatter B1 og B2?» asked of each name alone; empty when it asks of one, or of what lies between them."""
    joined = _JOINED_NAMES.search(question)
    if joined is None or _BETWEEN.search(question.casefold()):
        return ()
    names = re.split(_JOIN, joined.group())
    return tuple(f"{question[: joined.start()]}{name}{question[joined.end() :]}" for name in names)


_NAME = r"(?:(?<=\s)[A-ZÆØÅ][\w/-]*|\b[A-Za-zÆØÅæøå]{1,4}\d{1,2}\b)"
_JOIN = r"\s*,\s*(?:og\s+|samt\s+)?|\s+(?:og|samt|and|å)\s+"
_JOINED_NAMES = re.compile(rf"{_NAME}(?:\s*,\s*{_NAME})*\s*,?\s+(?:og|samt|and|å)\s+{_NAME}")
_BETWEEN = re.compile(r"\b(?:mellom|forskjell\w*|ulik\w*|sammen\w*|felles|begge|hverandre|forhold\w*|skil\w*|enn)\b")


def _asked_both_ways(question: str, tokens: Sequence[Token]) -> tuple[str, ...]:
    """«Når og hvor holdes møtet?» as two questions: each question word with the whole of the rest."""
    if len(tokens) < 4 or tokens[0].plain not in _WORDS:
        return ()
    place = 2 if tokens[0].plain == "hvor" and tokens[1].plain in _AMOUNTS else 1
    if not _is_and(tokens[place]) or tokens[place + 1].plain not in _WORDS:
        return ()
    after = place + 2
    if tokens[place + 1].plain == "hvor" and len(tokens) > after and tokens[after].plain in _AMOUNTS:
        after += 1
    if after >= len(tokens):
        return ()
    rest = question[tokens[after].start :].strip()
    first = question[: tokens[place - 1].end]
    second = question[tokens[place + 1].start : tokens[after - 1].end]
    return (f"{first} {rest}", f"{second[:1].upper()}{second[1:]} {rest}")


_AMOUNTS = word_set("mange mye lenge ofte lang langt stor stort dyrt høy høyt")


def _joined_by_and(question: str, here: Plain) -> tuple[str, ...]:
    tokens = here.tokens
    cuts: list[int] = []
    begun = 0
    for place, token in enumerate(tokens):
        comma = place > 0 and "," in question[tokens[place - 1].end : token.start]
        if not _is_and(token) and not (comma and token.plain in _WORDS):
            continue
        after = place + 1 if _is_and(token) else place
        indirectly = bool(_ASKED_INDIRECTLY.search(here.text.casefold()))
        before = tokens[begun:place]
        if (_is_clause(before) or (cuts and _only_asks(before))) and _begins_question(
            tokens[after:], comma, indirectly
        ):
            cuts.append(place)
            begun = after
    if not cuts or len(cuts) >= _MOST:
        return (question,)
    found, start = [], 0
    for cut in cuts:
        found.append(question[start : tokens[cut].start].strip(" ,.;") + "?")
        start = tokens[cut].start
    found.append(question[start:].strip())
    return (found[0], *(_without_and(one) for one in found[1:]))


def _is_and(token: Token) -> bool:
    return token.plain in ("og", "samt")


def _forms(tokens: Sequence[Token]) -> list[str]:
    return [form for token in tokens for form in token.plain.split()]


def _without_and(part: str) -> str:
    """The part in its own words; the «og» before it stays where the part says too little to stand without."""
    bare = re.sub(r"^\W*\w+\s+", "", part) if not _QUESTION_FIRST.match(part) else part
    chosen = part if len(re.findall(r"\w+", bare)) <= _SAYS_LITTLE else bare
    return chosen[:1].upper() + chosen[1:]


_QUESTION_FIRST = re.compile(r"^\W*(?:hv|når|kv|kor|nor|ka\b|kæm|kem|wh|how)", re.IGNORECASE)
_SAYS_LITTLE = 3


def _is_clause(tokens: Sequence[Token]) -> bool:
    """Whether these words ask something by themselves: a question word or a verb first, and more than that."""
    forms = _forms(tokens)
    asks = any(form in _WORDS for form in forms) or (bool(forms) and _is_finite(forms[0]))
    return asks and len(forms) > 1 and any(map(_is_finite, forms))


def _begins_question(tokens: Sequence[Token], comma: bool, indirectly: bool) -> bool:
    """Whether a question of its own begins here: question phrase and verb («hvem betaler»), a lone question word at the
    end («og hvorfor?»), or after a comma a verb with its subject («, og må vi …»)."""
    forms = _forms(tokens)
    if forms and forms[0] in _PREPOSITIONS and len(forms) > 1 and forms[1] in _WORDS:
        forms = forms[1:]
    if not forms:
        return False
    if forms[0] not in _WORDS:
        return comma and len(forms) > 1 and forms[0] in _VERBS and forms[1] not in _VERBS
    if _only_asks(tokens):
        return True
    reach = _LONGEST_PHRASE if forms[0] in _WITH_MORE else 2
    if forms[0] in ("hva", "hvem"):
        return indirectly or forms[1] != "som"
    if indirectly:
        return any(_is_finite(form) for form in forms[1:])
    return any(_is_finite(form) or form == "med" for form in forms[1:reach])


def _only_asks(tokens: Sequence[Token]) -> bool:
    """«hvorfor», «når», «hvor mange da», «når og hvorfor»: question words, and nothing that they ask of."""
    forms = _forms(tokens)
    return any(form in _WORDS for form in forms) and all(
        form in _WORDS or form in _AMOUNTS or (form in STOPWORDS and form not in _VERBS) for form in forms
    )


def _is_finite(form: str) -> bool:
    return form in _VERBS or (len(form) > 3 and form not in STOPWORDS and (is_present(form) or is_past(form)))
