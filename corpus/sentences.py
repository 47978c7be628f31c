"""Where Norwegian sentences begin and end.

Flows in: canonical text and the span of one block. Flows out: spans of that text, trimmed, in order. It does not know
what a block is; a list marker or the next paragraph should not be inside the span that is asked about.

When a full stop can be read both ways the sentence goes on: a quote that is too long misleads nobody, one that lost
its condition does.
"""

import re
from itertools import pairwise

from corpus.document import Span

# Something always follows these («jf. § 3», «dr. Berg»), a capital letter included.
_INTRODUCING = """
adm adv alt ang avd bl.a bla ca cand co d.v.s dep dir dr dvs e.kr ekskl el ev evt f f.eks f.kr f.o.m feks fig fom
forts fr frk fv gnr bnr h.h.v hhv hr i.f.t i.h.t iflg ift iht inkl innst jf jfr jr kap kgl kl ktr kv lic lnr m.a.o
m.h.t maks mht nr obs off org.nr orgnr ot p.g.a pga ph pkt prof prop ref rv s.k saksnr sekr skr sml sst st stk.nr t.d
t.o.m tab temp tidl tlf v vedk vedr vg vol vs årg
"""
# These end a sentence when a capital letter follows («… og lignende osv. Kommunen …»), never before a figure.
_CLOSING = """
a.s apr aug des e.l el.l etc feb febr forf g gl gr innb jan jul jun kg km kr m m.fl m.m m.v mar mfl mill min mio mm
mnd mrd mv nb nov o.a o.l o.s.v okt osb osv p.a p.t pr pst resp s sek sep sept stk t t.h t.v tilsv tsd u.å
"""
_GOES_ON = frozenset(_INTRODUCING.split())
_MAY_END = frozenset(_CLOSING.split())
_MONTH = re.compile(
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
    r"|jan|feb|apr|aug|sept?|okt|nov|des)\b",
    re.IGNORECASE,
)
# «alternativ B. Kommunen …» ends; «av A. Berg» is an initial.
_LETTERED = re.compile(
    r"\b(?:alternativ|alternativet|bokstav|del|fase|gruppe|klasse|konsept|modell|plan|punkt|sone|type|vedlegg)\s\Z",
    re.IGNORECASE,
)

# No family is called so: «… enn med B. Alternativ C …», «1,1 for A. Vi kan ikke …».
_NO_NAME = re.compile(
    r"\s+(?:Alternativ(?:et|a)?|Modell(?:en)?|Dersom|Hvis|Når|Derfor|Det|Den|Dette|Disse|Denne|Vi|Ikke|Men|For|I|På|Ved"
    r"|Etter|Før|Både|Ingen|Alle|Begge|Dei|Difor|Kommunen|Kommunestyret|Kommunedirektøren|Rådet|Utvalget|Formannskapet"
    r"|Kostnaden|Prisen|Tallet|Forslaget|Løsningen)\b(?!\.)"
)

# Possessive, so that a megabyte of full stops is read once.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[»”\"’')\]]*+(?=\s)")
_BREAK = re.compile(r"\n[^\S\n]*+\n|\f|\n(?=[^\S\n]*+[•·▪●○]\s)|(?<=:)[^\S\n]*+\n(?=[^\S\n]*+[o*–-]\s)")
_BULLET = re.compile(r"(?:[•·▪●○*o–-]|\(?(?:\d{1,2}|\w)[.)])\s")
_LABEL = re.compile(r"(?:§+\s*\d+(?:-\d+)?(?:\s?[a-z])?|\d{1,3}(?:\.\d{1,3})*|[A-Za-zÆØÅæøå]|[IVXivx]{1,5})\.")
_AFTER = re.compile(r"\s+[«“\"‘'(\[–—\-*_]*\s*(https?:|www\.|\S)?")
_WORD = re.compile(r"[^\s(«“\"/\[]*\Z")
_ORDINAL_AFTER = re.compile(r"\b(?:i|den|det|de|sin|sitt)\s+\Z", re.IGNORECASE)
# A sentence cannot end in one of these, so what stands below carries it on whatever it begins with.
_DANGLING = re.compile(
    r"(?:\b(?:og|eller|men|som|at|å|i|på|til|av|for|fra|med|om|ved|hos|mot|en|ei|et|den|det|de|er|mellom|under|over|samt)"
    r"|[,\-–/])\Z"
)
_CLOSES = {"»": "«", "”": "“", ")": "(", "]": "["}
# A quotation or bracket longer than this was hardly meant as one breath, or its end mark belongs to another.
_LONGEST_QUOTE = 600
# A line this long was broken by its measure; a shorter one may be a heading.
_BROKEN_LINE = 50


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences inside `span`, trimmed of white space, in order; together they hold every other character in it."""
    return tuple(
        sentence
        for start, end in _stretches(text, span)
        for sentence in _in_stretch(text, start, end)
        if sentence.start < sentence.end
    )


def dangles(words: str) -> bool:
    """Whether the words break off where no sentence can end («… spesialisthelsetjenesten og»)."""
    return _DANGLING.search(words) is not None


def _stretches(text: str, span: Span) -> list[tuple[int, int]]:
    """The stretches between blank lines and before list markers, which end a sentence without any stop."""
    edges = [span.start]
    for gap in _BREAK.finditer(text, span.start, span.end):
        if not _runs_over(text, gap, span):
            edges += [gap.start(), gap.end()]
    edges.append(span.end)
    return list(zip(edges[::2], edges[1::2], strict=True))


def _runs_over(text: str, gap: re.Match[str], span: Span) -> bool:
    """Whether a blank line stands inside a sentence, as in text taken out of slides («Helse Midt-», blank, «Norge»)."""
    below = text[gap.end() : min(gap.end() + 40, span.end)].lstrip()
    above = text[max(span.start, gap.start() - _BROKEN_LINE - 10) : gap.start()].rstrip()
    if not gap[0].startswith("\n") or not below or len(above) < _BROKEN_LINE or "\n" in above[-_BROKEN_LINE:]:
        return False
    if above[-1] in ".!?:;…" or _BULLET.match(below):
        return False
    return below[0].islower() or dangles(above)


def _in_stretch(text: str, start: int, end: int) -> list[Span]:
    start, end = _trimmed(text, start, end)
    if start == end:
        return []
    closed = _enclosed(text, start, end)
    cuts, passed, begin = [start], 0, start
    for stop in _STOP.finditer(text, start, end):
        while passed < len(closed) and closed[passed].end <= stop.start():
            passed += 1
        # A stop whose own closing mark ends the quotation («… vente.» Kommunen …) stands at its edge, not inside.
        if passed < len(closed) and closed[passed].start < stop.start() and stop.end() < closed[passed].end:
            continue
        if _ends(text, begin, stop, end):
            begin = stop.end()
            while begin < end and text[begin].isspace():
                begin += 1
            cuts.append(begin)
    cuts.append(end)
    return [Span(*_trimmed(text, a, b)) for a, b in pairwise(cuts)]


def _ends(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether the sentence that began at `begin` ends with this stop."""
    after = _AFTER.match(text, stop.end(), end)
    following = (after[1] if after else None) or ""
    if len(following) > 1:
        return True
    if following.islower() or following == "|":
        # A cell that ends in a stop («Når starter byggingen? | 2028») does not end its row.
        return False
    if stop[0][0] != "." or stop[0].startswith(".."):
        return True
    if _LABEL.fullmatch(text, begin, stop.start() + 1):
        return False
    found = _WORD.search(text[max(begin, stop.start() - 30) : stop.start()])
    word = found[0] if found else ""
    if word[-1:].isdigit():
        return _figure_ends(text, word, stop, following, end)
    if len(word) == 1 and word.isupper():
        lettered = _LETTERED.search(text, max(begin, stop.start() - 20), stop.start() - 1)
        return lettered is not None or _NO_NAME.match(text, stop.end(), end) is not None
    return _word_ends(word.lower(), following)


def _figure_ends(text: str, word: str, stop: re.Match[str], following: str, end: int) -> bool:
    """«31. Oktober», «i 2. divisjon» and «31.10. 2020» go on; «i 2020. Kommunen» and «fase 2. Kommunen» end."""
    if following.isdigit():
        return len(word) > 2 and not re.fullmatch(r"\d{1,2}\.\d{1,2}", word)
    if len(word) > 2:
        return True
    here = stop.end()
    while here < end and text[here].isspace():
        here += 1
    figure = stop.start() - len(word)
    return not (_MONTH.match(text, here, end) or _ORDINAL_AFTER.search(text, max(figure - 8, 0), figure))


def _word_ends(word: str, following: str) -> bool:
    word = word.strip("«»“”’'-–,;:")
    if word in _MAY_END:
        return not (following.isdigit() or following == "§")
    if word in _GOES_ON:
        return False
    # «m.a.o.», «s.k.»: dotted short parts are an abbreviation also when no table knows it.
    return not re.fullmatch(r"[^\W\d]{1,2}(?:\.[^\W\d]{1,2})+", word)


def _enclosed(text: str, start: int, end: int) -> list[Span]:
    """Quotations and brackets that are closed, outermost only, in order; an opening without its end opens nothing."""
    opened: list[tuple[str, int]] = []
    closed: list[Span] = []
    for mark in re.compile(r"[«»“”()\[\]\"]").finditer(text, start, end):
        sign, at = mark[0], mark.start()
        opener = '"' if sign == '"' and any(o == '"' for o, _ in opened[-4:]) else _CLOSES.get(sign)
        if opener is None:
            opened.append((sign, at))
            continue
        # Only the last few openings can match, so that a megabyte of «((((» stays cheap.
        for back in range(len(opened) - 1, max(len(opened) - 5, -1), -1):
            if opened[back][0] == opener:
                if at - opened[back][1] <= _LONGEST_QUOTE:
                    closed.append(Span(opened[back][1], at + 1))
                del opened[back:]
                break
    return _outermost(closed)


def _outermost(closed: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(closed, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
