"""The whole report as the page design reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from aet_sheets.reporting.model import Block, Card, Chart, Gallery, Quote, Quotes, Remark, Report, Section, Table
from aet_sheets.reporting.typeset.charts import printed_chart
from aet_sheets.reporting.typeset.measure import PAGE_WIDTH, breakable
from aet_sheets.reporting.typeset.tables import printed_tables, text_of
from aet_sheets.reporting.writing import spoken_date
from aet_sheets.text import french, french_date, plural, quoted
from aet_sheets.writing.styles import Family, Palette, Tone

_CARD_SIZES: Final = ((12, 19), (16, 15), (22, 11))
"""How large the value of a card is, by its length; longer ones are smaller still."""
_SMALLEST: Final = 9
_CARD_WIDTH: Final = 100


def document(report: Report) -> dict[str, Any]:
    """Return the report as plain values: texts, numbers of points, shares of heights."""
    start, end = map(french_date, report.dates)
    made_on = spoken_date(report.made_on)
    dates = f"{report.kind} {report.period}, du {start} au {end}"
    return {
        "title": report.title,
        "author": report.carrier or report.territory,
        "description": french(f"{report.territory}. {dates}. Rapport {report.standing.word}, produit le {made_on}."),
        "palette": _palette(),
        "territory": report.territory,
        "subtitle": french(" · ".join(part for part in (dates, _recipient(report), f"produit le {made_on}") if part)),
        "running": french(f"{report.territory} · {report.title}"),
        "footer": french(f"{report.carrier or report.territory} · {dates}"),
        "page_word": "page",
        "provisional": report.standing.provisional,
        "standing": report.standing.word,
        "standing_shown": french(f"Rapport définitif, tiré de {plural(len(report.inputs), 'fichier')}"),
        "reasons_title": "Rapport provisoire",
        "reasons": [breakable(reason, PAGE_WIDTH, 8.5) for reason in report.standing.reasons],
        "cards": list(map(_card, report.cards)),
        "sentences": list(report.sentences),
        "front_chart": printed_chart(report.front_chart) if report.front_chart else None,
        "sections": list(map(_section, report.sections)),
    }


def _recipient(report: Report) -> str:
    return f"à l'attention de : {report.recipient}" if report.recipient else ""


def _palette() -> dict[str, str]:
    own = {name: value for name, value in vars(Palette).items() if not name.startswith("_")}
    tones = {"good": Tone.GOOD, "bad": Tone.BAD, "unsure": Tone.WARNING}
    papers = {f"{name}_paper": tone.value[1] for name, tone in tones.items()}
    return own | {name: tone.value[0] for name, tone in tones.items()} | papers | {"target": Family.ACTIVITY.value}


def _card(card: Card) -> dict[str, Any]:
    value = text_of(card.value)
    size = next((points for length, points in _CARD_SIZES if len(value) <= length), _SMALLEST)
    return {
        "label": french(card.label),
        "value": value,
        "size": size,
        "tone": str(card.value.tone),
        "note": breakable(card.note, _CARD_WIDTH, 8),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": french(section.title),
        "blocks": [printed for block in section.blocks for printed in _printed(block)],
    }


def _printed(block: Block) -> Iterator[dict[str, Any]]:
    match block:
        case Table():
            yield from printed_tables(block)
        case Chart():
            yield printed_chart(block)
        case Gallery():
            charts = [printed_chart(chart, small=True) for chart in block.charts]
            yield {"kind": "gallery", "title": block.title, "charts": charts}
        case Quotes():
            yield {"kind": "quotes", "title": french(block.title), "quotes": [_quote(one) for one in block.quotes]}
        case Remark():
            yield {"kind": "remark", "text": breakable(block.text, PAGE_WIDTH, 9.5)}


def _quote(one: Quote) -> dict[str, str]:
    own = {"text": quoted(french(one.text)), "organisation": french(one.organisation), "source": french(one.source)}
    return {name: breakable(text, PAGE_WIDTH, 10) for name, text in own.items()}
