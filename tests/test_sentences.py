"""Norwegian sentences: what ends one and what does not."""

import pytest

from corpus.document import Span
from corpus.sentences import sentences


def told(text: str) -> list[str]:
    return [sentence.of(text) for sentence in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Planfasen er 7 mnd. og innføringen 12 mnd. til sammen.",
        "Det koster ca. 3 mill. kroner.",
        "Vi trenger bl.a. opplæring, f.eks. kurs, jf. Helseloven.",
        "Målbildet står i St. melding 9 og i Prop. 1 S.",
        "Møtet er kl. 12 i sal nr. 4.",
        "Ring tlf. 74 00 00 00, dvs. sentralbordet.",
        "Andelen var 10 pst. i fjor.",
        "Det er kr. 500 inkl. moms, ev. mer.",
        "Dr. Berg, prof. Dahl og J. R. Hansen møtte.",
        "Avtalen gjelder t.o.m. Juni.",
        "Innst. 12 S ble lagt fram.",
        "Fristen er 31. oktober 2020.",
        "Den 24. August kom saken.",
        "Drift er ventet i 1. halvår 2023.",
        "Klubben spiller i 2. Bundesliga.",
        "§ 11-3. Kommunen skal ha et utvalg.",
        "1. Til neste møte legges saken fram.",
        "2.1. Bakgrunn for saken er denne.",
        "Andelen er 1.5 prosent og 10.000 kroner.",
        "Han sa «Vi venter. Vi vil ikke.» og gikk.",
        "«Skal vi vente?» spør hun.",
        'Han sa "Nei. Ikke nå." og gikk.',
        "Saken (jf. PS 14/17. Vedtatt.) ble utsatt.",
        "Se www.helseplattformen.no/om.html for mer.",
        "Dette er en setning som er\nbrutt over to linjer.",
        "Et felles spor for kommunene og spesialisthelsetjenesten og \n\nkommunene ble vurdert.",
        "Programmet Helseplattformen ble opprettet med Helse Midt-\n\nNorge og Trondheim som eiere.",
        "Han forteller … om saken.",
        "Møtet er 31.10. 2020 i salen.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert told(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommunen venter. Fylket venter ikke.", ["Kommunen venter.", "Fylket venter ikke."]),
        ("Hvorfor nå? Fordi! Så … Og så…", ["Hvorfor nå?", "Fordi!", "Så …", "Og så…"]),
        ("Det varer 19 mnd. Kommunen må starte.", ["Det varer 19 mnd.", "Kommunen må starte."]),
        ("Vi rår til alt. 2, med maks. 35 % og min. 4,5 m.", ["Vi rår til alt. 2, med maks. 35 % og min. 4,5 m."]),
        ("Kurs, utstyr osv. Deretter starter vi.", ["Kurs, utstyr osv.", "Deretter starter vi."]),
        ("Det skjedde i 2020. Kommunen ventet.", ["Det skjedde i 2020.", "Kommunen ventet."]),
        ("Det skjedde i 2020. 8 kommuner ventet.", ["Det skjedde i 2020.", "8 kommuner ventet."]),
        ("Vi er i fase 2. Kommunen venter.", ["Vi er i fase 2.", "Kommunen venter."]),
        ("Vi velger alternativ B. Kommunen venter.", ["Vi velger alternativ B.", "Kommunen venter."]),
        ("Det er dyrere enn B. Alternativ C er verst.", ["Det er dyrere enn B.", "Alternativ C er verst."]),
        ("Nytten er 1,1 for A. Vi tar B.", ["Nytten er 1,1 for A.", "Vi tar B."]),
        ("Saken ble lagt fram av A. Vik fra H.", ["Saken ble lagt fram av A. Vik fra H."]),
        ("Møtt: O. Hansen, P. I. Dahl og Maria S. De Luca.", ["Møtt: O. Hansen, P. I. Dahl og Maria S. De Luca."]),
        ("Se jf. § 11-3. Kommunen skal.", ["Se jf. § 11-3.", "Kommunen skal."]),
        ("«Vi venter.» Kommunen gikk.", ["«Vi venter.»", "Kommunen gikk."]),
        ("Les mer. www.ks.no har saken.", ["Les mer.", "www.ks.no har saken."]),
        ("Bakgrunn\n\nKommunen venter", ["Bakgrunn", "Kommunen venter"]),
        ("Rådet skal:\n- møtes\n", ["Rådet skal:", "- møtes"]),
        ("Side en\fSide to", ["Side en", "Side to"]),
        ("En «åpning uten slutt. Neste setning.", ["En «åpning uten slutt.", "Neste setning."]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_a_stop_in_a_cell_does_not_end_the_row() -> None:
    assert told("Når starter byggingen? | Tidligst 2028") == ["Når starter byggingen? | Tidligst 2028"]


def test_only_the_asked_span_is_split() -> None:
    text = "Først. Midt i. Sist."
    assert [s.of(text) for s in sentences(text, Span(7, 14))] == ["Midt i."]


def test_white_space_has_no_sentences() -> None:
    assert told(" \n\n\t ") == []


def test_a_quotation_of_a_whole_page_is_split_inside() -> None:
    text = "«" + "Dette er en lang tale. " * 60 + "»"
    assert len(told(text)) > 50
