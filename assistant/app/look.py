"""Colours and sizes that Streamlit itself draws with; assets/saksvar.css has the same values for what we draw.

Every pair of text and background here has a contrast of at least 4.5 : 1 (WCAG 1.4.3), most of them 7 : 1.
"""

from typing import Any

LIGHT = {
    "primaryColor": "#0a5a66",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f3f6f6",
    "textColor": "#1a2327",
    "linkColor": "#0a5a66",
    "borderColor": "#c5cfd3",
}
DARK = {
    "primaryColor": "#7fced9",
    "backgroundColor": "#12181b",
    "secondaryBackgroundColor": "#1c2529",
    "textColor": "#e8eef0",
    "linkColor": "#7fced9",
    "borderColor": "#43535a",
}
THEME: dict[str, Any] = {
    "theme.baseFontSize": 18,
    "theme.baseRadius": "6px",
    "theme.showWidgetBorder": True,
    "theme.linkUnderline": True,
    "theme.headingFontWeights": [600, 600, 600],
    "theme.headingFontSizes": ["2.1rem", "1.45rem", "1.15rem"],
    **{f"theme.light.{name}": value for name, value in LIGHT.items()},
    **{f"theme.dark.{name}": value for name, value in DARK.items()},
}
