"""Answers from minutes as council offices write them: many cases, headings that look alike, motions below a line."""

from datetime import date

import pytest
from made_up import Case, case_of

from assistant.answer import Abstained, Answer, Kind
from assistant.answer import Answered as Found
from corpus.standing import standing_of
from corpus.standing_words import Standing

MINUTES = """\
# Møteprotokoll

Utvalg: Kommunestyret

Dato: 25.06.2024

## Saksliste

PS 39/24 Ny barnehage på Solbakken

PS 40/24 Gebyrregulativ for vann og avløp

## PS 39/24 Ny barnehage på Solbakken

## Formannskapets innstilling

1. Barnehagen bygges på Solbakken øst.
2. Kostnadsrammen settes til 84 millioner kroner.

## Behandling:

Ola Moen (H) fremmet på vegne av sitt eget parti og Venstre følgende endringsforslag:

Punkt 2 endres slik: Kostnadsrammen settes til 79 millioner kroner.

Siri Vik (SV) fremmet følgende tilleggsforslag:

«Nytt punkt 3: Det bygges sykkelvei før barnehagen åpner.»

Rådgiveren svarte på spørsmål.

Høyres endringsforslag falt med 8 mot 17 stemmer.

## Vedtak:

1. Barnehagen bygges på Solbakken øst.
2. Kostnadsrammen settes til 84 millioner kroner.
3. Det bygges sykkelvei før barnehagen åpner.

## PS 40/24 Gebyrregulativ for vann og avløp

## Formannskapets innstilling

Vanngebyret økes med 6 prosent.

## Behandling:

Anne Berg (AP) foreslo at saken utsettes til høsten.

## Vedtak:

Saken utsettes til høsten.
"""


@pytest.fixture(scope="module")
def minutes() -> Case:
    return case_of({"protokoll.md": MINUTES})


def asked(minutes: Case, question: str) -> Answer:
    return minutes.assistant.ask(question, today=date(2024, 11, 1))


def quotes(answer: Answer) -> list[str]:
    return [one.text for one in answer.statements if one.kind is Kind.QUOTE]


@pytest.mark.parametrize("question", ["Hva er vedtaket i sak 39/24?", "Hva vedtok kommunestyret om barnehagen?"])
def test_a_decision_is_found_by_the_number_and_the_name_of_its_case_where_headings_do_not_nest(
    minutes: Case, question: str
) -> None:
    answer = asked(minutes, question)
    assert isinstance(answer, Found)
    assert quotes(answer) == [
        "Barnehagen bygges på Solbakken øst.",
        "Kostnadsrammen settes til 84 millioner kroner.",
        "Det bygges sykkelvei før barnehagen åpner.",
    ]


def test_the_decision_of_another_case_is_not_given(minutes: Case) -> None:
    assert quotes(asked(minutes, "Hva ble vedtatt i sak 40/24?")) == ["Saken utsettes til høsten."]


def test_a_proposal_that_was_put_off_is_shown_with_what_was_decided_of_it(minutes: Case) -> None:
    answer = asked(minutes, "Hva ble vedtatt om vanngebyret?")
    assert isinstance(answer, Abstained)
    assert quotes(answer)[-2:] == ["Vanngebyret økes med 6 prosent.", "Saken utsettes til høsten."]


def test_what_stands_below_the_line_of_a_motion_is_the_motion_until_the_vote(minutes: Case) -> None:
    document = minutes.assistant.documents[0]
    text = document.text

    def standing(words: str) -> Standing:
        place = next(n for n, block in enumerate(document.blocks) if words in block.span.of(text))
        return standing_of(document, place, document.blocks[place].span)

    assert standing("79 millioner") is Standing.MOVED
    assert standing("Nytt punkt 3") is Standing.MOVED
    assert standing("falt med 8") is Standing.VOTED


def test_a_motion_is_never_told_as_a_fact(minutes: Case) -> None:
    lines = asked(minutes, "Hva er kostnadsrammen?").text.split("\n")
    place = next((n for n, line in enumerate(lines) if "79 millioner" in line), None)
    assert place is None or "forslag" in lines[place - 1]


def test_a_party_is_known_by_its_letters(minutes: Case) -> None:
    assert quotes(asked(minutes, "Hva foreslo Arbeiderpartiet?")) == [
        "Anne Berg (AP) foreslo at saken utsettes til høsten."
    ]


@pytest.mark.parametrize(
    ("party", "moved"),
    [
        ("Høyre", "Gro Aas (H) fremmet følgende forslag: Hallen bygges i 2026."),
        ("Venstre", "Per Lie (V) fremmet følgende forslag: Saken utsettes."),
        ("Rødt", "Kari Moe (R) foreslo gratis billetter."),
    ],
)
def test_a_party_of_one_letter_is_known_by_it(party: str, moved: str) -> None:
    protocol = (
        "# Møteprotokoll\n\nMøtedato: 5. juni 2024\n\nUtvalg: Kommunestyret\n\n## Sak 12/24 Svømmehallen\n\n"
        "### Behandling\n\nGro Aas (H) fremmet følgende forslag: Hallen bygges i 2026.\n\n"
        "Per Lie (V) fremmet følgende forslag: Saken utsettes.\n\nKari Moe (R) foreslo gratis billetter.\n"
    )
    assert quotes(asked(case_of({"protokoll.md": protocol}), f"Hva foreslo {party}?")) == [moved]


@pytest.mark.parametrize("heading", ["Forslag", "Forslag i møtet", "Forslag fremmet i møtet", "Fremsatte forslag"])
def test_a_motion_is_found_under_any_heading_of_motions(heading: str) -> None:
    protocol = (
        "# Møteprotokoll\n\nMøtedato: 5. mai 2024\n\n## Sak 1/24 Skogen\n\n"
        f"### {heading}\n\nForslag fra Ola Dal (Sp): Skogen beholdes.\n\n"
        "Tilleggsforslag fra Aud Lien (Ap): Grunneierne får forkjøpsrett.\n\n"
        "### Eventuelt\n\nAud Lien (Ap) spurte når skiltene kommer.\n"
    )
    told = quotes(asked(case_of({"protokoll.md": protocol}), "Hva foreslo Aud Lien?"))
    assert told == ["Tilleggsforslag fra Aud Lien (Ap): Grunneierne får forkjøpsrett."]


def test_what_somebody_wrote_into_the_minutes_is_no_motion() -> None:
    papers = {
        "utvalg.md": "# Møteprotokoll\n\nMøtedato: 5. mai 2024\n\n## Sak 1/24 Hallen\n\n### Behandling\n\n"
        "Gro Aas (H) foreslo: «Hallen bygges i 2026.»\n",
        "kommunestyret.md": "# Møteprotokoll\n\nMøtedato: 5. juni 2024\n\n## Sak 2/24 Hallen\n\n### Behandling\n\n"
        "Gro Aas (H) ga denne protokolltilførselen: «Risikoen er for stor.»\n",
    }
    assert quotes(asked(case_of(papers), "Hva foreslo Gro Aas?")) == ["Gro Aas (H) foreslo: «Hallen bygges i 2026.»"]


def test_how_a_party_voted_is_not_answered_by_the_result(minutes: Case) -> None:
    assert isinstance(asked(minutes, "Hva stemte Arbeiderpartiet?"), Abstained)


def test_all_motions_are_given_where_all_are_asked_for(minutes: Case) -> None:
    told = quotes(asked(minutes, "Hvilke endringsforslag ble fremmet?"))
    assert [any(words in one for one in told) for words in ("79 millioner", "Nytt punkt 3", "foreslo at saken")] == [
        True,
        True,
        True,
    ]
    assert not any("6 prosent" in one for one in told)


@pytest.mark.parametrize("asks", ["Hva foreslo SV?", "Hva foreslo Sosialistisk Venstreparti?"])
def test_the_motion_of_one_party_is_given_whole(minutes: Case, asks: str) -> None:
    told = quotes(asked(minutes, asks))
    assert told == [
        "Siri Vik (SV) fremmet følgende tilleggsforslag:",
        "«Nytt punkt 3: Det bygges sykkelvei før barnehagen åpner.»",
    ]


BY_NAME = """\
# Møteprotokoll Eikvåg kommunestyre

Møtedato: 18. juni 2026

## Sak 41/26 Ny gravlund

### Behandling

Følgende forslag ble fremmet:

Anne Solvik (KrF): «Det bygges seremonirom med 80 sitteplasser.»

Bjørg Nordlien (SV) på vegne av SV og Ap: «Gangveg på 900 meter tas inn i prosjektet.»

### Votering

Forslaget fra Anne Solvik falt med 6 mot 18 stemmer.

### Vedtak

1. Kommunestyret velger ny gravlund på Tverråsen.
"""


@pytest.mark.parametrize("question", ["Hvilke forslag ble fremmet i møtet?", "Hvilke forslag kom opp i møtet?"])
def test_motions_that_stand_under_their_movers_names_are_all_given(question: str) -> None:
    told = quotes(asked(case_of({"protokoll.md": BY_NAME}), question))
    assert told == [
        "Anne Solvik (KrF): «Det bygges seremonirom med 80 sitteplasser.»",
        "Bjørg Nordlien (SV) på vegne av SV og Ap: «Gangveg på 900 meter tas inn i prosjektet.»",
    ]


def test_a_case_is_known_by_what_its_decision_says() -> None:
    told = quotes(asked(case_of({"protokoll.md": BY_NAME}), "Hva ble vedtatt i gravlundsaken?"))
    assert told == ["Kommunestyret velger ny gravlund på Tverråsen."]
