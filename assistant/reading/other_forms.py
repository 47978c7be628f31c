"""The bokmål form of a nynorsk or dialect word that no list has, by regular correspondences of sounds and endings.

Flows in: a folded form. Flows out: a form that bokmål uses, or None. It knows no document and no question; what decides
is how common the candidates are in bokmål.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from math import log10

from index.norwegian import frequency
from index.stopwords import STOPWORDS

Listed = Callable[[str], str | None]
"""The bokmål form of a listed word; None when the lists lack it."""


def _pairs(row: str) -> tuple[tuple[str, str], ...]:
    """«ane>ene ar>er» as pairs, other form first."""
    return tuple((left, right) for left, _, right in (pair.partition(">") for pair in row.split()))


# Endings, other form → bokmål; at most one is changed in a word.
ENDINGS = _pairs(
    "ane>ene ane>ne arane>erne aren>eren arar>ere ar>er ar>ere are>ere ara>ere aran>erne eran>erne arne>erne "
    "inga>ingen ingar>inger ingane>ingene ingan>ingene inga>inger ing>ning inga>ningen ingar>ninger "
    "ingane>ningene ing>else inga>elsen ingar>elser ingane>elsene jing>ing jinga>ingen jing>else jinga>elsen "
    "jingar>elser ast>s ast>es ast>est ast>st aste>este jast>es ande>ende jande>ende je>e ja>e jer>er a>e a>et "
    "a>en a>ene a>er leg>lig lege>lige legare>ligere legast>ligst legaste>ligste legheit>lighet legheita>ligheten "
    "li>lig le>lig heit>het heita>heten heiter>heter heitene>hetene heita>heter heitan>hetene heta>heter "
    "hetan>hetene leik>het leiken>heten leik>lighet leiken>ligheten semd>somhet semda>somheten semder>somheter "
    "sam>som same>somme an>ene an>a an>ne n>en ern>eren arn>eren e>et e>er els>else elsa>elser elsan>elsene i>et "
    "dd>d tt>t iven>evet ten>tt den>dd or>er ior>ier um>er om>er og>ok nadar>nader nadane>nadene nadan>nadene "
    "nada>nader de>te"
)

# Sounds within a word, other form → bokmål; up to two are changed.
SOUNDS = _pairs(
    "kv>hv ei>e ei>i ei>ai au>ø au>o øy>ø øy>y øy>oi gj>g kj>k ggj>gg kkj>kk y>ø u>o o>u å>o æ>e æ>a e>i ø>y i>e "
    "sj>skj sj>rs tj>kj j>gj j>hj ainnj>an ainn>an ainn>and innj>inn oinn>und onn>und aill>al aillj>all eill>el "
    "oill>ol nnj>nn llj>ll nn>nd ll>ld nn>n mm>m ll>l ss>s kk>k rr>r pp>p førr>for fårr>for før>for fer>for øu>ø "
    "jø>gjø hovud>hoved hove>hoved heim>hjem sjuk>syk skul>skol heil>hel fram>frem vass>vann vatn>vann veg>vei "
    "høg>høy låg>lav rekn>regn eig>ei eigar>eier eigen>egen eigedom>eiendom bustad>bolig tenest>tjenest verk>virk "
    "vidar>vider jamn>jevn jamt>jevnt saman>sammen segl>seil hald>hold nemn>nevn sjølv>selv sjøl>selv frå>fra "
    "utan>uten innan>innen millom>mellom mogleg>mulig muleg>mulig likn>lign giv>gi gjev>gi omsyn>hensyn lækj>leg "
    "såg>sag meir>mer "
    "fleir>fler nokr>no lauv>løv laup>løp røyst>stem byggj>bygg leggj>legg tryggleik>sikkerhet naud>nød æ>ø ø>u "
    "tt>t gg>g k>kk t>tt m>mm køyr>kjør åv>av ong>ang jup>yp"
)

_LEAST = 1e-7
_TIMES_COMMONER = 8.0
_COST = 0.8
_COMMON = 1e-6
_SHORTEST = 3
# Two sounds changed in a long word cost 10 ms and found nothing that one sound and an ending did not.
_LONGEST_TWICE = 9


@lru_cache(maxsize=1 << 14)
def known_in_bokmal(form: str) -> bool:
    """Whether bokmål writes `form`: a dictionary form that is met at all, or one that is common.

    The frequency list alone would do less well: texts that it counts have nynorsk in them («ikkje» stands at 9e-6).
    """
    share = frequency(form)
    return share >= _COMMON or (share >= _LEAST / 10 and is_in_dictionary(form))


@lru_cache(maxsize=1 << 14)
def is_in_dictionary(form: str) -> bool:
    """Whether the dictionary of bokmål has `form`."""
    import simplemma

    return bool(simplemma.is_known(form, lang="nb"))


@lru_cache(maxsize=1 << 14)
def only_in_nynorsk(form: str) -> bool:
    """Whether the dictionary of nynorsk has `form`, and bokmål hardly writes it: «flaum», «foreininga»."""
    import simplemma

    return not known_in_bokmal(form) and bool(simplemma.is_known(form, lang="nn"))


@lru_cache(maxsize=1 << 14)
def respelt(form: str) -> str | None:
    """The likeliest bokmål spelling of one uncompounded form; None when no candidate is clearly commoner."""
    if len(form) < _SHORTEST or not form.isalpha():
        return None
    floor = max(_LEAST, _TIMES_COMMONER * frequency(form))
    best, best_score = None, float("-inf")
    for candidate, cost in _candidates(form):
        share = frequency(candidate)
        if share < floor or candidate in STOPWORDS:
            continue
        score = log10(share) - _COST * cost
        if score > best_score and (share >= _COMMON or is_in_dictionary(candidate)):
            best, best_score = candidate, score
    return best or _regular(form)


# Endings of nynorsk verbs in -e, and what bokmål's have for them.
_Endings = tuple[tuple[str, tuple[str, ...]], ...]
_OF_VERBS: _Endings = (("ar", ("er",)), ("ast", ("es",)), ("ande", ("ende",)), ("a", ("et", "te", "t", "en", "a")))
# Endings of nouns that nynorsk and the dialects write otherwise than bokmål, or that come on a root that does.
_OF_NOUNS: _Endings = (
    ("ane", ("ene", "ne")),
    ("ene", ("ene", "ne")),
    ("ar", ("er", "r")),
    ("er", ("er", "r")),
    ("an", ("ene", "ne")),
    ("en", ("en", "n")),
    ("et", ("et", "t")),
    ("a", ("en", "a", "ene")),
)


def inflected(form: str, listed: Listed) -> str | None:
    """The bokmål of a word of which another form is listed: «opnar» by «opne», which is «åpne», and «rekninga» by
    «rekning», which is «regning»; None of others."""
    if known_in_bokmal(form):
        return None
    for left, endings in _OF_VERBS:
        root = form.removesuffix(left)
        said = listed(root + "e") if root != form and len(root) >= _SHORTEST else None
        if said and said.endswith("e") and said != root + "e":
            made = max((said[:-1] + ending for ending in endings), key=frequency)
            if known_in_bokmal(made):
                return made
    for left, endings in _OF_NOUNS:
        root = form.removesuffix(left)
        said = listed(root) if root != form and len(root) >= _SHORTEST else None
        if said and " " not in said and said != root:
            made = max((said.removesuffix("e") + ending for ending in endings), key=frequency)
            return made if known_in_bokmal(made) else said
    return None


# Inflections that only nynorsk has: on a root that bokmål knows they are changed though it is not seen to inflect it.
_ONLY_NYNORSK = (
    ("arane", "erne"),
    ("ane", "ene"),
    ("ingar", "inger"),
    ("ar", "er"),
    ("inga", "ingen"),
    ("ast", "es"),
    ("an", "ene"),
)


def _regular(form: str) -> str | None:
    for left, right in _ONLY_NYNORSK:
        root = form.removesuffix(left)
        if left == "arane" and known_in_bokmal(root + "ar"):
            continue  # «vikarane» are vikarer, not vikere.
        if root != form and len(root) >= _SHORTEST and any(known_in_bokmal(base) for base in _bases(root, right)):
            return root + right
    return None


def _bases(root: str, ending: str) -> tuple[str, ...]:
    if ending.startswith("ing"):
        return (root + "ing",)
    return (root + "er",) if ending == "erne" else (root, root + "e")


def _candidates(form: str) -> Iterator[tuple[str, int]]:
    """Spellings of `form` with at most one ending and two sounds changed, and how many changes each took."""
    roots = [(form, 0)]
    roots += [
        (form[: -len(left)] + right, 1) for left, right in ENDINGS if form.endswith(left) and len(form) > len(left) + 1
    ]
    for root, cost in roots:
        if cost:
            yield root, cost
        once = {changed for left, right in SOUNDS for changed in _everywhere(root, left, right)}
        for changed in once:
            yield changed, cost + 1
            if len(root) > _LONGEST_TWICE:
                continue
            for left, right in SOUNDS:
                for twice in _everywhere(changed, left, right):
                    if twice != root and twice not in once:
                        yield twice, cost + 2


def _everywhere(form: str, left: str, right: str) -> Iterator[str]:
    place = form.find(left)
    while place >= 0:
        yield form[:place] + right + form[place + len(left) :]
        place = form.find(left, place + 1)


@lru_cache(maxsize=1 << 14)
def by_ending(form: str) -> str | None:
    """`form` with only its ending changed; looser rules would make a word of any letters."""
    floor = max(_COMMON, _TIMES_COMMONER * frequency(form))
    made = [form[: -len(left)] + right for left, right in ENDINGS if form.endswith(left)]
    likely = [candidate for candidate in made if frequency(candidate) >= floor and is_in_dictionary(candidate)]
    return max(likely, key=frequency, default=None)


_DEFINITE_TIMES = 20.0


@lru_cache(maxsize=1 << 13)
def definite(form: str) -> str | None:
    """The definite form that bokmål prefers by far: «saka» → «saken»; None for «hytta», which it writes both ways."""
    made = form[:-1] + "en"
    if not form.endswith("a") or len(form) <= _SHORTEST or frequency(made) < _DEFINITE_TIMES * frequency(form):
        return None
    return made if frequency(made) >= _COMMON and is_in_dictionary(made) else None
