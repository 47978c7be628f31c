"""What a file has that cannot be read, in sentences that say what to do.

Flows in: which of its pages or slides, and what stands there. Flows out: finished sentences. It does not know formats.
"""

from collections.abc import Sequence

# A page with fewer letters than this under a picture that covers so much of it is a scan with a stamp or a header.
FEW_LETTERS, COVERED = 60, 0.5


def scanned(name: str) -> str:
    """All of the file is pictures of pages."""
    return (
        f"{name} er skannet: sidene er bilder uten tekst. Kjør tekstgjenkjenning (OCR) på filen, og legg inn "
        "resultatet."
    )


def pictures_only(name: str, what: str) -> str:
    """All of a Word or PowerPoint file is pictures. `what`: «dokumentet», «presentasjonen»."""
    return (
        f"{name} har bare bilder uten tekst, slik skannede papirer har. Lagre {what} som PDF, kjør tekstgjenkjenning "
        "(OCR) på den, og legg inn resultatet."
    )


def in_stretches(numbers: Sequence[int]) -> str:
    """The numbers as a person lists them: «2–3 og 5»."""
    stretches: list[str] = []
    for number in numbers:
        if stretches and int(stretches[-1].split("–")[-1]) == number - 1:
            stretches[-1] = f"{stretches[-1].split('–')[0]}–{number}"
        else:
            stretches.append(str(number))
    return " og ".join(filter(None, [", ".join(stretches[:-1]), *stretches[-1:]]))
