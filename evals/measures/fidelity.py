"""Citation fidelity: whether every quote is the source's own characters at the place it names. Exact, no similarity.

Source: Deterministic Quoting (M. Yeung, 2024): a quote is fetched, never retyped. Faithfulness scores of a judge model
are something else: they estimate whether a sentence follows from a source.
"""

from collections.abc import Mapping

from corpus.document import Document
from evals.outcome import Check
from evals.responses import CitedSpan, Response, one_line

_FACTUAL = ("quote", "model")


def check_fidelity(response: Response, documents: Mapping[str, Document]) -> Check:
    """Met when all citations stand in their documents and every quoted statement is one of its own quotes."""
    faults = [fault for citation in response.citations if (fault := _fault(citation, documents))]
    known = {citation.id for citation in response.citations}
    for said in response.statements:
        if unknown := [number for number in said.citations if number not in known]:
            faults.append(f"viser til [{unknown[0]}], som ikke finnes")
        if said.kind in _FACTUAL and not said.citations:
            faults.append(f"uten kilde: «{said.text[:60]}»")
        quotes = [one_line(citation.quote) for citation in response.quotes_of(said)]
        if said.kind == "quote" and quotes and one_line(said.text) not in quotes:
            faults.append(f"ikke ordrett: «{said.text[:60]}»")
    return Check("fidelity", "; ".join(faults))


def fidelity(response: Response, documents: Mapping[str, Document]) -> float | None:
    """Share of the citations that stand exactly in their source, in [0, 1]; None without citations."""
    if not response.citations:
        return None
    exact = sum(not _fault(citation, documents) for citation in response.citations)
    return exact / len(response.citations)


def _fault(citation: CitedSpan, documents: Mapping[str, Document]) -> str:
    document = documents.get(citation.document)
    if document is None:
        return f"[{citation.id}] viser til dokumentet «{citation.document}», som ikke finnes"
    if citation.sha256 != document.sha256:
        return f"[{citation.id}] har en annen kontrollsum enn dokumentet"
    if not 0 <= citation.start < citation.end <= len(document.text):
        return f"[{citation.id}] peker utenfor dokumentet"
    if document.text[citation.start : citation.end] != citation.quote:
        return f"[{citation.id}] er ikke det som står på plassen"
    section = document.section_at(citation.start)
    if (citation.location.kind, citation.location.number) != (section.kind, section.number):
        return f"[{citation.id}] oppgir feil sted"
    return ""
