"""The process that draws one page of a PDF with the quoted words marked: an errand as JSON in, a picture out.

It is a process of its own since pdfium shares what it draws with between threads, and since a page that is made to do
harm must not take the server with it. Memory and processor time are limited, where the operating system has limits.
"""

import io
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # ships no types
from PIL import Image, ImageChops, ImageDraw

from corpus.read.pdf_places import Rectangle, quote_rectangles

SHARPNESS = 2.0
"""Pixels for each point (1/72 inch): 144 to the inch, an A4 page of 1190 by 1684."""
MOST_PIXELS = 4_000_000
LONGEST_SIDE = 5_000
# Photographs make pictures without loss several megabytes large.
_LARGEST_LOSSLESS = 1_000_000
# The same yellow as marked words have in text, and the line under them.
_MARK = (255, 231, 154)
_LINE = (185, 137, 0)


def scale_for(width: float, height: float) -> float:
    """Pixels for each point of a page of that size (points), so that the picture has at most `MOST_PIXELS`.

    Raises: ValueError when the page has no size that can be drawn.
    """
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        raise ValueError(f"a page of {width} by {height} points")
    return min(SHARPNESS, math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / max(width, height))


def drawn(path: Path, page_number: int, rectangles: Sequence[Rectangle]) -> Image.Image:
    """The page (from 1) in colours, with the rectangles (points from the lower left corner) marked.

    Raises: ValueError and pdfium's errors when it cannot be drawn.
    """
    pdf = pdfium.PdfDocument(path)
    try:
        page = pdf[page_number - 1]
        width, height = page.get_size()
        scale = scale_for(width, height)
        picture: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    finally:
        pdf.close()
    for left, bottom, right, top in rectangles:
        box = _within(picture, (left * scale, (height - top) * scale, right * scale, (height - bottom) * scale))
        if box[0] < box[2] and box[1] < box[3]:
            words = picture.crop(box)
            picture.paste(ImageChops.multiply(words, Image.new("RGB", words.size, _MARK)), box)
            ImageDraw.Draw(picture).line((box[0], box[3], box[2], box[3]), _LINE, width=max(round(scale), 1))
    return picture


def _within(picture: Image.Image, box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    """The box in whole pixels with a little air around it, inside the picture."""
    left, top, right, bottom = box
    return (
        max(math.floor(left) - 2, 0),
        max(math.floor(top) - 2, 0),
        min(math.ceil(right) + 2, picture.width),
        min(math.ceil(bottom) + 2, picture.height),
    )


def encoded(picture: Image.Image) -> bytes:
    """As PNG, or as JPEG when that would be large."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=6)
    if out.tell() > _LARGEST_LOSSLESS:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def main() -> int:
    """0 when the picture was written to standard output."""
    errand = json.loads(sys.stdin.buffer.read())
    _limit(errand["memory"], errand["seconds"])
    path, number = Path(errand["path"]), int(errand["page"])
    quote = str(errand["quote"])
    rectangles = quote_rectangles(path, number, quote, str(errand["before"])) if quote else ()
    sys.stdout.buffer.write(encoded(drawn(path, number, rectangles)))
    return 0


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    raise SystemExit(main())
