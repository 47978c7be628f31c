"""A made-up case paper as a PDF of three pages, for tests of the pages that show it."""

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

PAGES = (
    (
        "Saksframlegg: Nytt gjerde ved skolen",
        "Dato: 4. juni 2024",
        "Gjerdet ved skolen er fra 1974 og er i dårlig stand.",
    ),
    ("Vurdering", "Gjerdet skal være 1,2 meter høyt.", "Kostnaden er beregnet til 240 000 kroner."),
    ("Forslag til vedtak", "Kommunestyret bevilger 240 000 kroner til nytt gjerde."),
)
HEIGHT_SENTENCE = "Gjerdet skal være 1,2 meter høyt."


def paper_pdf() -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.setTitle(PAGES[0][0])
    for heading, *lines in PAGES:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(72, 750, heading)
        canvas.setFont("Helvetica", 12)
        for number, line in enumerate(lines):
            canvas.drawString(72, 710 - 24 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
