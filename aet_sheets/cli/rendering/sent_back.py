"""What was prepared to be sent back, on the page of a command: where the copies and the e-mails are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType

from aet_sheets.cli.rendering.parts import Paragraph, section
from aet_sheets.operations.annotate import SentBack
from aet_sheets.text import french, plural

_MOST: Final = 20


def sent_back_list(sent_back: Sequence[SentBack]) -> Iterator[RenderableType]:
    """Yield the copies and the e-mails, folder by folder; nothing when there are none."""
    made = [sent for sent in sent_back if sent.copy]
    if not made:
        return
    yield section(f"À renvoyer : {plural(len(made), 'copie annotée', 'copies annotées')}")
    folder = None
    for sent in made[:_MOST]:
        for path in sent.outputs:
            if path.parent != folder:
                folder = path.parent
                yield Paragraph(french("Dans {folder} :", folder=folder))
            yield Paragraph(path.name, 2)
    if len(made) > _MOST:
        others = plural(len(made) - _MOST, "autre copie", "autres copies")
        yield Paragraph(french(f"… et {others}, chacune avec son message."), 2)
