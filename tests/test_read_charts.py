"""Charts of PowerPoint and Word files as tables, and those that cannot be read told."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from made_up import case_in
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Cm
from read_files import parent_of, told

from assistant.answer import Answered
from corpus.document import Document
from corpus.folder import load
from corpus.read import read
from corpus.read.charts import figure

SERIES = (("2024", (84, 12.5)), ("2030", (91, None)))


def drawn(slide: Any, data: Any, kind: XL_CHART_TYPE = XL_CHART_TYPE.COLUMN_CLUSTERED) -> Any:
    return slide.shapes.add_chart(kind, Cm(2), Cm(4), Cm(20), Cm(10), data).chart


def values(categories: Sequence[object], *series: tuple[str, Sequence[float | None]], code: str = "General") -> Any:
    data = CategoryChartData(number_format=code)
    data.categories = categories
    for name, points in series:
        data.add_series(name, points)
    return data


def slide_in(deck: Any, title: str = "Elevtall") -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = title
    return slide


def saved(deck: Any, folder: Path) -> Document:
    deck.save(str(folder / "tall.pptx"))
    return read(folder / "tall.pptx", folder)


def titled(chart: Any, title: str) -> None:
    chart.has_title = True
    chart.chart_title.text_frame.text = title


def with_chart(folder: Path, chart_xml: bytes, *, new_kind: bool = False) -> Document:
    """A Word file with a chart between two paragraphs; with one of the newest kinds of charts instead."""
    document = docx.Document()
    document.add_paragraph("Elevtallet går ned i hele kommunen fram mot 2030, og skolene på kysten mister flest.")
    package = document.part.package
    assert package is not None
    part = Part(PackURI("/word/charts/chart1.xml"), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
    part._blob = chart_xml
    key = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    inner = (
        '<cx:chart xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex"/>'
        if new_kind
        else f'<c:chart {nsdecls("c", "r")} r:id="{key}"/>'
    )
    drawing = parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a")}><wp:inline><wp:extent cx="5000000" cy="3000000"/><wp:docPr id="1" '
        f'name="d"/><a:graphic><a:graphicData uri="u">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    document.add_paragraph().add_run()._r.append(drawing)
    document.add_paragraph("Tallene er fra 2024.")
    document.save(str(folder / "tall.docx"))
    return read(folder / "tall.docx", folder)


def chart_xml() -> bytes:
    chart = drawn(slide_in(pptx.Presentation()), values(["Vika", "Bekken"], *SERIES))
    titled(chart, "Elever per skole")
    return bytes(etree.tostring(chart._chartSpace))


def test_a_chart_on_a_slide_is_its_title_and_a_table_of_its_values(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    titled(drawn(slide_in(deck), values(["Vika", "Bekken"], *SERIES)), "Elever per skole")
    document = saved(deck, tmp_path)
    assert told(document) == [
        ("heading", 2, "Elevtall"),
        ("paragraph", 0, "Elever per skole"),
        ("row", 0, "| 2024 | 2030"),
        ("row", 0, "Vika | 84 | 91"),
        ("row", 0, "Bekken | 12,5"),
    ]
    assert parent_of(document, "Vika | 84 | 91") == "| 2024 | 2030"
    assert document.warnings == ()


def test_a_chart_in_a_word_file_is_read_where_it_stands(tmp_path: Path) -> None:
    document = with_chart(tmp_path, chart_xml())
    assert [words for _, _, words in told(document)][1:] == [
        "Elever per skole",
        "| 2024 | 2030",
        "Vika | 84 | 91",
        "Bekken | 12,5",
        "Tallene er fra 2024.",
    ]
    assert document.warnings == ()


def test_a_figure_that_stands_only_in_a_chart_is_answered(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    data = values(["Vika skole", "Bekken skole"], ("Elever", (84, 46)))
    titled(drawn(slide_in(deck, "Elevtall i 2024"), data, XL_CHART_TYPE.PIE), "Elever per skole")
    deck.save(str(tmp_path / "tall.pptx"))
    found = case_in(tmp_path).assistant.ask("Hvor mange elever har Bekken skole?", today=date(2024, 10, 1))
    assert isinstance(found, Answered)
    assert "46" in found.statements[0].text and "84" not in found.statements[0].text


def test_what_is_written_along_the_axes_names_the_columns(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    chart = drawn(slide_in(deck), values(["2024", "2025"], ("Drift", (31, 33))))
    chart.category_axis.axis_title.text_frame.text = "År"
    chart.value_axis.axis_title.text_frame.text = "mill. kroner"
    assert "År | Drift (mill. kroner)\n2024 | 31\n2025 | 33" in saved(deck, tmp_path).text


def test_points_of_two_measures_and_categories_in_two_layers_are_rows(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    points = XyChartData()
    first, second = points.add_series("Vika"), points.add_series("Bekken")
    first.add_data_point(1.5, 20)
    second.add_data_point(2, 30)
    drawn(slide_in(deck), points, XL_CHART_TYPE.XY_SCATTER)
    layered = CategoryChartData()
    for year in ("2024", "2025"):
        outer = layered.add_category(year)
        outer.add_sub_category("vår")
        outer.add_sub_category("høst")
    layered.add_series("Elever", (1, 2, 3, 4))
    drawn(slide_in(deck), layered)
    text = saved(deck, tmp_path).text
    assert "| Vika\n1,5 | 20\n| Bekken\n2 | 30" in text
    assert "2024 vår | 1\n2024 høst | 2\n2025 vår | 3\n2025 høst | 4" in text


def test_days_along_a_chart_are_days(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    drawn(slide_in(deck), values([date(2024, 6, 1), date(2024, 7, 1)], ("Elever", (84, 91))), XL_CHART_TYPE.LINE)
    assert "1. juni 2024 | 84\n1. juli 2024 | 91" in saved(deck, tmp_path).text


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("84", "General", "84"),
        ("12.5", "0", "12,5"),
        ("0.30000000000000004", "General", "0,3"),
        ("-4.25", "0.0", "-4,25"),
        ("0.07", "0%", "7 %"),
        ("0.125", "0.0 %", "12,5 %"),
        ("1240000", "#,##0", "1 240 000"),
        ("2024", "General", "2024"),
        ("31", '#,##0" mill."', "31 mill."),
        ("31", "[$kr-414]\\ #,##0;-#,##0", "kr 31"),
        ("31000000", '0.0,,"  mill. kr"', "31 mill. kr"),
        ("45444", "mmm\\ yy;@", "juni 2024"),
        ("45444", "yyyy", "2024"),
        ("45444", "[$-414]d/\\ mmm;@", "1. juni 2024"),
        ("nan", "General", "nan"),
        ("ukjent", "0", "ukjent"),
    ],
)
def test_a_value_is_written_as_a_norwegian_reads_it(value: str, code: str, shown: str) -> None:
    assert figure(value, code) == shown


# What cannot be read


def test_a_chart_without_values_is_told_by_its_slide(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide_in(deck, "Først")
    chart = drawn(slide_in(deck), values(["Vika"], ("Elever", (None,))))
    titled(chart, "Elever per skole")
    saved(deck, tmp_path)
    [told_of] = load(tmp_path).partly_read
    assert "tall.pptx: lysbilde 2 av 2 har et diagram som ikke kan leses" in told_of.reason


def test_a_chart_of_too_many_points_is_told(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    drawn(slide_in(deck), values([f"Måling {n}" for n in range(501)], ("Nivå", range(501))))
    document = saved(deck, tmp_path)
    assert "Måling" not in document.text
    assert len(document.warnings) == 1


@pytest.mark.parametrize("new_kind", [True, False])
def test_a_chart_in_word_without_values_or_of_a_new_kind_is_told(tmp_path: Path, new_kind: bool) -> None:
    empty = f"<c:chartSpace {nsdecls('c')}><c:chart/></c:chartSpace>".encode()
    [warning] = with_chart(tmp_path, empty, new_kind=new_kind).warnings
    assert "tall.docx har ett diagram som ikke kan leses" in warning
