"""A follow-up as a question that stands alone, by way of the questions before it.

Flows in: the question and the last one, both in their own words and in plain bokmål. Flows out: the question to
answer, and the topic it leans on. Earlier turns are used for reading only; they are never a source.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.reading.bokmal import Language, Plain, Token, plain
from assistant.reading.ellipsis import with_like, with_subject, with_value
from assistant.reading.question_type import QuestionType, question_type
from index.lexicon import Lexicon
from index.words import forms_in

_CONNECTIVE = re.compile(
    r"^(?:ja |jo |ok |nei |greit )?(?:(?:og|men|så)(?:\s+så)?\s+)?"
    r"(?:hva\s+(?:så\s+)?(?:med|om)\b|hva\s+da\s+med\b|enn\b|hva\s+er\s+det\s+med\b"
    r"|gjelder\s+(?:det\s+samme|dette\s+også)\s+(?:for|i)\b|samme\s+for\b)?\s*(?:også\s+)?",
    re.IGNORECASE,
)
_QUESTION_WORD = re.compile(
    r"^(?:(?:hvor (?:mange|mye|lenge|lang|langt|stor|stort|ofte|høy|høyt)(?: \w+)?)"
    r"|hvilke[nt]? \w+|hvem|hva|når|hvorfor|hvordan|hvor)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:hv\w+|når|er|var|blir|ble|har|hadde|kan|kunne|må|måtte|skal|skulle|vil|ville|bør|burde|får|fikk|finnes"
    r"|kommer|rekker|gjelder|holder|trenger|stemmer|nevn|forklar|list)\b",
    re.IGNORECASE,
)
_ANAPHOR = re.compile(
    r"\b(?:det|dette|den|denne|de|disse|dem|da|der|dit|derfra|han|hun|ho|dei|ham|henne|sånn|slik|deres|dets|dens|hans"
    r"|hennes|førstnevnte|sistnevnte)\b",
    re.IGNORECASE,
)
_ONLY_ASKS = re.compile(
    r"^(?:og |men |ja |så )*(hvorfor|når|hvem|hvor|hvordan|hvilke[nt]?|hvor mange|hvor mye|hvor lenge)"
    r"(?: (?:det|da|så|ikke|ellers|nå|egentlig|er det|det da))*$",
    re.IGNORECASE,
)
_NOT = re.compile(r"\bikke\b", re.IGNORECASE)
_OF_A_VOTE = re.compile(
    r"avstem(?:n|m)ing\w*|votering\w*|stemmetall\w*|utfall\w*|resultat\w*|flertall\w*|vedtatt|nedstemt|enstemmig|gikk|ble"
)
"""Words that ask how a vote went and never say on what."""
_COSTS = re.compile(r"kost(?:e|er|et|a)")
_OF = " (om: "
_LONGEST_ELLIPSIS = 6
_FEW, _FEW_WORDS = 4, 2
_ENDS_IN_PREPOSITION = re.compile(r"\b(?:for|i|på|til|fra|med|av|om|hos|ved)\W*$|\bsom\b", re.IGNORECASE)
_BESIDE_IT = re.compile(r"\b(?:før|etter|etterpå|deretter|(?:dag|døgn|uke|måned|år)\w* (?:tidligere|senere))\W*$")
"""Ends in what is measured by something said before: «Hva er siste virkedag før?»"""
_FIRST_WORD = re.compile(r"^((?!(?:er|var|blir|ble|heter)\b)\w+)")


@dataclass(frozen=True, slots=True)
class Standalone:
    """`text` is what a person reads; `focus` is what the question itself asks; `topic` is the earlier questions it
    leans on, newest first; `root` is the last of them that stands alone, as it was asked. `otherwise`: how it may be
    read where this reading finds no answer."""

    text: str
    focus: Plain
    topic: Plain | None = None
    root: str = ""
    otherwise: "Standalone | None" = None

    @property
    def query(self) -> str:
        """What the words are looked for by, in plain bokmål."""
        return self.focus.text if self.topic is None else f"{self.focus.text} {self.topic.text}"

    @property
    def asked(self) -> str:
        """What the question itself asks, in bokmål with its names as they were written."""
        return _with_names(self.focus)

    @property
    def leaned_on(self) -> str:
        """The earlier questions it leans on, in bokmål with their names, "" where it stands alone."""
        return _with_names(self.topic) if self.topic is not None else ""

    @property
    def wordings(self) -> tuple[str, ...]:
        """What the meaning is taken from: the question's own words, or plain bokmål with its names as they were written
        where that has other words, which gives a nynorsk question the sources of its bokmål twin. Both for an English
        one: of 114 such, the nearest sentence of the paper asked of was right for .69 by their own words, .61 in plain
        bokmål, .70 by both; of 509 in nynorsk and dialect for .52, .60, .60."""
        if forms_in(self.text) == forms_in(self.query):
            return (self.text,)
        translated = f"{self.asked} {self.leaned_on}".strip()
        translated = translated[:1].upper() + translated[1:]
        return (self.text, translated) if self.focus.language is Language.ENGLISH else (translated,)


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
        return _asked_again(only.group(1), bool(_NOT.search(text)), earlier, lexicon)
    rest = _CONNECTIVE.sub("", text)
    connected = rest != text
    words = rest.split()
    if len(words) <= _LONGEST_ELLIPSIS and not _ASKS.match(rest) and (connected or _is_fragment(here)):
        return _substituted(question, here, rest, earlier, lexicon)
    if connected and rest and re.match(r"^(?:hvis|dersom|om)\b", rest, re.IGNORECASE):
        return _substituted(question, here, rest, earlier, lexicon)
    if _leans(here, connected):
        return _with_topic(question, here, earlier, lexicon)
    alone = Standalone(_without_and(question), here)
    if _says_little(here):
        return replace(_leaning(alone.text, here, earlier, lexicon), otherwise=alone)
    return alone


def _without_and(question: str) -> str:
    """«Og hva koster det?» as a reading: «Hva koster det?»."""
    bare = re.sub(r"^(?:og|å|and|men|but)\s+(?=\w+\W+\w)", "", question.strip(), flags=re.IGNORECASE)
    return bare[:1].upper() + bare[1:] if bare != question.strip() else question


def _is_fragment(here: Plain) -> bool:
    """No question word and no verb in front: «for SW2?», «SW2 da?»."""
    text = here.text.strip()
    return not _ASKS.match(text) and len(here.tokens) <= 4


def _leans(here: Plain, connected: bool) -> bool:
    """Whether the question needs the one before it: it points back, or goes on from it, and says little itself."""
    asks = _QUESTION_WORD.match(here.text.strip())
    after = asks.end() if asks else 0
    matter = sum(
        _carries(token) and not _OF_A_VOTE.fullmatch(token.plain)
        for token in here.tokens
        if token.start >= after and not _is_name(token, here)
    )
    named = any(_is_name(token, here) for token in here.tokens)
    if matter == 0 and not named:
        return True
    if _BESIDE_IT.search(here.text):
        return matter <= _FEW_WORDS
    back = bool(_ANAPHOR.search(here.text))
    return (connected or back) and matter <= (0 if named and not back else 1 if named else _FEW_WORDS)


def _says_little(here: Plain) -> bool:
    """Whether the question has no more than a word besides what it asks by, and no name: «Hva var prisen?», «Hvem var
    imot?». It is of what was asked before, most likely; what a word means is asked of the word alone."""
    if len(here.tokens) > _FEW or question_type(here.text) is QuestionType.DEFINE:
        return False
    asks = _QUESTION_WORD.match(here.text.strip())
    named = any(_is_name(token, here) for token in here.tokens)
    says = [token for token in here.tokens if _carries(token) and not _COSTS.fullmatch(token.plain)]
    return asks is not None and not named and len(says) <= 1


def _is_name(token: Token, here: Plain) -> bool:
    first = here.tokens[0].start
    return any(c.isdigit() for c in token.text) or (token.text[:1].isupper() and token.start != first)


def _carries(token: Token) -> bool:
    from assistant.terms import carries_matter

    return carries_matter(token)


def _asked_again(word: str, denied: bool, earlier: Standalone, lexicon: Lexicon) -> Standalone:
    """The earlier question asked with another question word: «Hvorfor det?» after «Hvem anbefalte SW2?»; `denied`, what
    it asked whether is asked of as not so: «Hvorfor ikke?»."""
    asked = _with_names(earlier.focus)
    body = _QUESTION_WORD.sub("", asked).strip()
    if denied and body == asked and not _NOT.search(body):
        body = re.sub(r"^(\w+)", r"\1 ikke", body[:1].lower() + body[1:], count=1)
    if re.match(r"hvem\b", asked, re.IGNORECASE) and not _ENDS_IN_PREPOSITION.search(body):
        # «Hvem anbefalte SW2?» asks for the subject, and «Hvorfor anbefalte SW2?» has none.
        body = _FIRST_WORD.sub(r"\1 de", body, count=1)
    text = f"{word.capitalize()} {body}".rstrip("?!. ") + "?"
    shown = text + _about(earlier.root) if earlier.topic else text
    return Standalone(shown, plain(text, lexicon), earlier.topic, earlier.root)


def _with_names(here: Plain) -> str:
    """The question in plain bokmål with names in the letters they were written in: «PD2», not «pd2»."""
    parts, place, end = [], 0, 0
    for token in here.tokens:
        start = place + token.start - end
        parts.append(here.text[place:start])
        named = token is not here.tokens[0] and token.text.casefold() == token.plain
        parts.append(token.text if named else token.plain)
        place, end = start + len(token.plain), token.end
    return "".join((*parts, here.text[place:])).strip()


def _substituted(question: str, here: Plain, rest: str, earlier: Standalone, lexicon: Lexicon) -> Standalone:
    """The earlier question with what is named now in the place of its like; without one, beside it."""
    asked = earlier.text.removesuffix(_about(earlier.root))
    beside = _leaning(f"{rest[:1].upper()}{rest[1:]}?", here, earlier, lexicon)

    def swapped(swap: Callable[[str], str]) -> Standalone | None:
        changed, root = swap(asked), swap(earlier.root)
        if (changed, root) == (asked, earlier.root):
            return None
        topic = plain(swap(earlier.topic.text), lexicon) if earlier.topic else None
        shown = changed if asked == earlier.text else changed + _about(root)
        return Standalone(shown, plain(changed, lexicon), topic, root)

    if (of_value := swapped(lambda text: with_value(text, question, rest))) is not None:
        return of_value
    if (of_like := swapped(lambda text: with_like(text, question))) is not None:
        return replace(of_like, otherwise=beside)
    alone = earlier.root or asked
    if (of_it := with_subject(alone, question)) == alone:
        return beside
    return replace(_leaning(of_it, plain(of_it, lexicon), earlier, lexicon), otherwise=beside)


def _with_topic(question: str, here: Plain, earlier: Standalone, lexicon: Lexicon) -> Standalone:
    """The question with the earlier one as its topic; a lone named thing takes the pronoun's place."""
    named = {
        token.text
        for token in earlier.focus.tokens
        if any(c.isdigit() for c in token.text) or (token.text[:1].isupper() and token.start)
    }
    pronoun = re.search(r"\b(?:det|dette|den|denne|de|disse|dem)\b(?=\W*$)", question, re.IGNORECASE)
    if len(named) == 1 and pronoun and len(earlier.focus.tokens) <= 4:
        text = question[: pronoun.start()] + next(iter(named)) + question[pronoun.end() :]
        return Standalone(text, plain(text, lexicon), earlier.topic, earlier.root)
    return _leaning(_without_and(question.strip()), here, earlier, lexicon)


def _leaning(text: str, here: Plain, earlier: Standalone, lexicon: Lexicon) -> Standalone:
    leaned_on = " ".join(part.text for part in (earlier.focus, earlier.topic) if part)
    root = earlier.root or earlier.text
    return Standalone(text + _about(root), here, plain(leaned_on, lexicon), root)


def _about(root: str) -> str:
    return f"{_OF}{root.rstrip('?!. ')})"


def asked_itself(text: str) -> str:
    """A standalone question without the earlier one it leans on."""
    return text.partition(_OF)[0]
