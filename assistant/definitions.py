"""What a term of the case means: the glossary's place for it, and how a sentence that defines it looks.

Flows in: a question that asks what something is, the glossary. Flows out: glossary entries, and a pattern of defining
sentences. It does not search.
"""

import re
from collections.abc import Sequence

from assistant.reading.question_type import QuestionType
from assistant.terms import Term
from corpus.glossary import GlossaryEntry
from index.analyse import STOPWORDS, words
from index.lemma import lemma_stem

_SAYS = r"(?:er|var|betyr|betegner|står for|heter|innebærer|går ut på|kalles|vil si|omfatter|består av)"

_ENDING = r"\w{0,6}"
"""What was cut off a word and any inflection of it («dagmul|ktene»); a longer rest makes a compound."""


def entries_for(
    kind: QuestionType, terms: Sequence[Term], glossary: Sequence[GlossaryEntry]
) -> tuple[GlossaryEntry, ...]:
    """The entries whose whole name is what the question asks of, after those of the code without its number; none when
    it asks of anything besides."""
    asked = [term for term in terms if not term.leaned_on]
    if kind not in (QuestionType.DEFINE, QuestionType.WHAT):
        return ()
    name = tuple(lemma_stem(word.form) for term in asked for word in words(term.plain))
    wanted = [name] if name else []
    if len(name) == 1 and kind is QuestionType.DEFINE and name[0][-1:].isdigit():
        # What «SW» stands for tells of «SW2» too, and first.
        wanted.insert(0, (name[0].rstrip("0123456789"),))
    return tuple(entry for one in wanted for entry in glossary if one in _names(entry))


def _names(entry: GlossaryEntry) -> set[tuple[str, ...]]:
    written = (entry.term, *entry.also, entry.expansion or "")
    return {tuple(lemma_stem(w.form) for w in words(name) if w.form not in STOPWORDS) for name in written if name}


def defining(kind: QuestionType, terms: Sequence[Term]) -> re.Pattern[str] | None:
    """A pattern that finds sentences which say what the asked thing is; None when the question asks something else."""
    asked = [term.plain for term in terms if not term.leaned_on]
    if kind is not QuestionType.DEFINE or not asked:
        return None
    name = r"\W+".join(re.escape(word[: max(3, len(word) - 2)]) + _ENDING for word in asked)
    return re.compile(rf"(?<!\w)«?{name}»?\s*(?:{_SAYS}\b|=|\(|–|men(?:es|er|ast|ar)\b)|\({name}\)", re.IGNORECASE)
