"""The dictionary form of a Norwegian word as a stem: «utløst», «utløses» and «utløse» meet where Snowball parts them.

Flows in: a folded form. Flows out: the stem of its lemma. It does not know the corpus.
"""

from functools import lru_cache

from index.analyse import stem_of


@lru_cache(maxsize=1 << 16)
def lemma_stem(form: str) -> str:
    """The stem of the lemma of `form`, bokmål first, then nynorsk; of `form` itself when no dictionary has it.

    Source: simplemma 2.0 (Barbaresi), lists «nb» and «nn».
    """
    import simplemma

    if not form.isalpha():
        return stem_of(form)
    return stem_of(simplemma.lemmatize(form, lang=("nb", "nn")).casefold() or form)
