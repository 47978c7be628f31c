"""Lists of terms on a web page (<dl>), where a label and what it says are elements of their own.

Flows in: a parsed page. Flows out: the same page, each label in one paragraph with its value: «Ordfører: Per Dahl». It
does not know what the labels mean.
"""

from bs4 import BeautifulSoup
from bs4.element import Tag

# A term or a value that has one of these is laid out by itself.
_LAID_OUT = frozenset("p div ul ol dl table pre blockquote section h1 h2 h3 h4 h5 h6".split())
_TERMS = frozenset(["dt", "dd"])


def join_labels(soup: BeautifulSoup) -> None:
    """Makes one paragraph of each label and its values; of the label alone where they are more than a run of text."""
    lists, inner = _terms(soup)
    for terms in lists:
        labels: list[Tag] = []
        values: list[Tag] = []
        for term in terms:
            if term.name == "dt" and values:
                _join(labels, values, inner)
                labels, values = [], []
            (labels if term.name == "dt" else values).append(term)
        _join(labels, values, inner)


def _terms(soup: BeautifulSoup) -> tuple[list[list[Tag]], dict[int, list[Tag]]]:
    """The labels and values of each list, in order; and for each of them what is laid out inside it."""
    # Parents come before children, so what holds an element is one step from its parent, however deep the page is.
    holders: dict[int, tuple[int, int]] = {id(soup): (0, 0)}
    lists: dict[int, list[Tag]] = {}
    inner: dict[int, list[Tag]] = {}
    for tag in soup.descendants:
        if not isinstance(tag, Tag) or tag.parent is None:
            continue
        terms, term = holders[id(tag.parent)]
        if tag.name in _LAID_OUT:
            inner.setdefault(term, []).append(tag)
        if tag.name == "dl":
            terms, term = id(tag), 0
        elif tag.name in _TERMS and terms:
            lists.setdefault(terms, []).append(tag)
            term = id(tag)
        holders[id(tag)] = terms, term
    return list(lists.values()), inner


def _join(labels: list[Tag], values: list[Tag], inner: dict[int, list[Tag]]) -> None:
    if not labels or any(id(label) in inner for label in labels):
        return
    is_run = all([tag.name for tag in inner.get(id(value), ())] in ([], ["p"], ["div"]) for value in values)
    values = [value for value in values if value.get_text().strip()] if is_run else values
    told = ", ".join(filter(None, (" ".join(label.get_text().split()) for label in labels)))
    if not told or not values:
        return
    for label in labels:
        label.clear()
    # The elements stay where they are: taking one out of ten thousand is slow.
    fact = labels[0]
    fact.name = "p"
    # «Hvem kan søke?» has its sign already.
    fact.append(told if told.endswith((":", "?", ".", "!")) else f"{told}:")
    sign = "; " if is_run and any("," in value.get_text() for value in values) else ", "
    for number, value in enumerate(values if is_run else ()):
        for alone in inner.get(id(value), ()):
            alone.unwrap()
        fact.append(sign if number else " ")
        fact.extend(list(value.contents))
