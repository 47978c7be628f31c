"""Bytes as text: UTF-8, Windows text, and files that are put together of both."""

from pathlib import Path

import pytest
from read_files import written

from corpus.errors import SaksvarError
from corpus.folder import load
from corpus.read.decode import decode

WORDS = "Møtet på rådhuset – «hva skjer?» § 3, 5 €"


def test_a_file_of_utf_8_and_windows_lines_is_read_line_by_line() -> None:
    mixed = "\r\n".join([WORDS, "Bare ascii."]).encode() + b"\r\n" + WORDS.encode("cp1252") + b"\n" + WORDS.encode()
    assert decode(mixed, "a.txt") == f"{WORDS}\nBare ascii.\n{WORDS}\n{WORDS}"


@pytest.mark.parametrize("text", [WORDS, "PÅ’ STED", "SE PÅ” og PÅ“", "PÅ\xa0GRUNN", "Øyer – Å–Æ", "ÅŸ", "Kvæfjord"])
@pytest.mark.parametrize("rest", ["", "\nTre små kommuner på Østlandet"])
def test_a_windows_file_is_read_as_one_also_where_a_line_could_be_utf_8(text: str, rest: str) -> None:
    whole = f"{text}\nTre små kommuner på Østlandet{rest}"
    assert decode(whole.encode("cp1252"), "a.txt") == whole


def test_a_mixed_web_page_and_a_mixed_markdown_file_are_read(tmp_path: Path) -> None:
    for name, opening in (("a.html", b"<p>"), ("a.md", b"")):
        text = written(tmp_path, name, opening + "Møtet\nvar\n".encode() + "på Ørnes.".encode("cp1252")).text
        assert text == "Møtet var på Ørnes."


def test_letters_that_were_lost_before_are_told_by_name(tmp_path: Path) -> None:
    written(tmp_path, "a.md", "# Sak\n\nMøtet er avlyst.".encode().decode("cp1252"))
    [partly] = load(tmp_path).partly_read
    assert "a.md har bokstaver som er blitt til andre tegn" in partly.reason and "UTF-8" in partly.reason
    assert written(tmp_path, "b.md", "# Sak\n\nMøtet er avlyst – «ikke» utsatt.").warnings == ()


def test_one_line_of_both_is_read_as_windows_text_and_told(tmp_path: Path) -> None:
    document = written(tmp_path, "a.txt", "Møtet på ".encode() + "Ørnes er avlyst av ordføreren.".encode("cp1252"))
    assert document.text.endswith("Ørnes er avlyst av ordføreren.") and len(document.warnings) == 1


def test_bytes_that_are_no_text_are_still_refused() -> None:
    with pytest.raises(SaksvarError, match="verken UTF-8 eller Windows-tekst"):
        decode(bytes(range(128, 256)) * 40 + b"\n" + WORDS.encode(), "a.txt")
