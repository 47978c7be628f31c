"""A follow-up as a question that stands alone, by way of the questions before it.

Flows in: the question and the last one, both in their own words and in plain bokmål. Flows out: the question to
answer, and the topic it leans on. Earlier turns are used for reading only; they are never a source.
"""

import re
from dataclasses import dataclass

from assistant.reading.bokmal import Plain, Token, plain
from index.lexicon import Lexicon

_CONNECTIVE = re.compile(
    r"^(?:ja |jo |ok |nei |greit )?(?:(?:og|men|så)(?:\s+så)?\s+)?(?:hva\s+(?:så\s+)?(?:med|om)\b|hva\s+da\s+med\b|enn\b|hva\s+er\s+det\s+med\b|gjelder\s+(?:det\s+samme|dette\s+også)\s+(?:for|i)\b|samme\s+for\b)?\s*(?:også\s+)?",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(
    r"^(?:(?:hvor (?:mange|mye|lenge|lang|langt|stor|stort|ofte|høy|høyt)(?: \w+)?)|hvilke[nt]? \w+|hvem|hva|når|hvorfor|hvordan|hvor)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:hv\w+|når|er|var|blir|ble|har|hadde|kan|kunne|må|måtte|skal|skulle|vil|ville|bør|burde|får|fikk|finnes|kommer|rekker|gjelder|holder|trenger|stemmer|nevn|forklar|list)\b",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"\b(?:det|dette|den|denne|de|disse|dem|da|der|dit|derfra|han|hun|ham|henne|sånn|slik|deres|dets|dens|hans|hennes|førstnevnte|sistnevnte)\b",
    re.IGNORECASE,
)
_ONLY_ASKS = re.compile(
    r"^(?:og |men |ja |så )*(hvorfor|når|hvem|hvor|hvordan|hvilke[nt]?|hvor mange|hvor mye|hvor lenge)(?: (?:det|da|så|ikke|ellers|nå|egentlig|er det|det da))*$",
    re.IGNORECASE,
)
_KINDS = (
    re.compile(
        r"\b\d{1,2}\.\s*(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)(?:\s+\d{4})?\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{2,4}\b|\b\d{4}-\d\d-\d\d\b"),
    re.compile(r"\b(?:[A-ZÆØÅ]{1,4}\s?\d{1,2}|[a-zæøå]{1,3}\d{1,2})\b"),
    re.compile(r"\b(?:19|20)\d\d\b"),
    re.compile(r"\b\d+\s+(?:dag|uke|veke|måned|månad|mnd|år|virkedag)\w*", re.IGNORECASE),
)
_MONTH_LENGTH = re.compile(
    r"\b(?:(\d+)|et halvt|ett|et|en|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|halvannet)\s+(dag|uke|veke|måned|månad|mnd|år|virkedag)\w*",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\b(\d+|ett|en|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|atten)\b", re.IGNORECASE)
_LONGEST_ELLIPSIS = 6


@dataclass(frozen=True, slots=True)
class Standalone:
    """`text` is what a person reads; `focus` is what the question itself asks; `topic` the earlier words it leans on."""

    text: str
    focus: Plain
    topic: Plain | None = None


def standalone(question: str, history: tuple[str, ...], lexicon: Lexicon) -> Standalone:
    """The question alone. Each earlier question is first made to stand alone in the light of those before it."""
    earlier: Standalone | None = None
    for asked in (*history, question):
        here = plain(asked, lexicon)
        earlier = Standalone(asked, here) if earlier is None else _in_light_of(asked, here, earlier, lexicon)
    assert earlier is not None
    return earlier


def _in_light_of(question: str, here: Plain, earlier: Standalone, lexicon: Lexicon) -> Standalone:
    text = here.text.strip().rstrip("?!. ")
    if only := _ONLY_ASKS.match(text):
        return _asked_again(only.group(1), earlier, lexicon)
    rest = _CONNECTIVE.sub("", text)
    connected = rest != text
    words = rest.split()
    if len(words) <= _LONGEST_ELLIPSIS and not _ASKS.match(rest) and (connected or _is_fragment(here)):
        return _substituted(question, here, rest, earlier, lexicon)
    if connected and rest and re.match(r"^(?:hvis|dersom|om)\b", rest, re.IGNORECASE):
        return _substituted(question, here, rest, earlier, lexicon)
    if _leans(here):
        return _with_topic(question, here, earlier)
    return Standalone(question, here)


def _is_fragment(here: Plain) -> bool:
    """No question word and no verb in front: «for SW2?», «SW2 da?»."""
    text = here.text.strip()
    return not _ASKS.match(text) and len(here.tokens) <= 4


def _leans(here: Plain) -> bool:
    """Whether the question needs the one before it: it points back and says little itself."""
    matter = sum(_carries(token) for token in here.tokens)
    if matter == 0:
        return True
    return bool(_ANAPHOR.search(here.text)) and matter <= 2 and not _names_something(here)


def _names_something(here: Plain) -> bool:
    first = here.tokens[0].start
    return any(
        any(c.isdigit() for c in token.text) or (token.text[:1].isupper() and token.start != first)
        for token in here.tokens
    )


def _carries(token: Token) -> bool:
    from assistant.terms import carries_matter

    return carries_matter(token)


def _asked_again(word: str, earlier: Standalone, lexicon: Lexicon) -> Standalone:
    """The earlier question asked with another question word: «Hvorfor det?» after «Hvem anbefalte SW2?»."""
    before = earlier.text.strip()
    body = _QUESTION_WORD.sub("", earlier.focus.text.strip()).strip()
    lowered = body[:1].lower() + body[1:] if not body[:2].isupper() else body
    text = f"{word.capitalize()} {lowered}" if lowered else before
    text = text.rstrip("?!. ") + "?"
    topic = None if not earlier.topic else earlier.topic
    return Standalone(text, plain(text, lexicon), topic)


def _substituted(question: str, here: Plain, rest: str, earlier: Standalone, lexicon: Lexicon) -> Standalone:
    """The earlier question with what is named now in the place of its namesake; without one, beside it."""
    base = earlier.text
    changed = base
    for kind in _KINDS:
        now, before = kind.search(question), kind.search(base)
        if now and before:
            changed = kind.sub(lambda _, new=now.group(): new, changed, count=1)  # type: ignore[misc]
    if changed == base:
        length, amount = _MONTH_LENGTH.search(base), _AMOUNT.search(rest)
        if length and amount and not any(kind.search(question) for kind in _KINDS[:4]):
            now_length = _MONTH_LENGTH.search(rest)
            new = (
                now_length.group()
                if now_length
                else f"{amount.group()} {base[length.start() : length.end()].split()[-1]}"
            )
            changed = base[: length.start()] + new + base[length.end() :]
    if changed != base:
        return Standalone(changed, plain(changed, lexicon), earlier.topic)
    text = f"{rest[:1].upper()}{rest[1:]}? (om: {base.rstrip('?!. ')})"
    return Standalone(text, here, earlier.focus)


def _with_topic(question: str, here: Plain, earlier: Standalone) -> Standalone:
    """The question with the earlier one as its topic; a lone named thing takes the pronoun's place."""
    named = [
        token.text
        for token in earlier.focus.tokens
        if any(c.isdigit() for c in token.text) or (token.text[:1].isupper() and token.start)
    ]
    pronoun = re.search(r"\b(?:det|dette|den|denne|de|disse|dem)\b(?=\W*$)", question, re.IGNORECASE)
    if len(set(named)) == 1 and pronoun and len(earlier.focus.tokens) <= 4:
        text = question[: pronoun.start()] + named[0] + question[pronoun.end() :]
        return Standalone(text, here, earlier.focus)
    return Standalone(f"{question.strip()} (om: {earlier.text.rstrip('?!. ')})", here, earlier.focus)
