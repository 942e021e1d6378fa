"""What a workbook says outside its cells: notes, threads of comments, text boxes, the name of its author."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

_PARTS: Final = re.compile(
    r"(?:xl/(?:comments|threadedComments|persons|drawings)|docProps/|meta\.xml).*", re.IGNORECASE
)
_ANNOTATION, _END = b"<office:annotation", b"</office:annotation>"
_TAG: Final = re.compile(r"<[^>]*>")
_NAME: Final = re.compile(r"""\b(?:displayName|author|dc:creator)=["']([^"']*)["']""")


def texts_outside_cells(data: bytes) -> Iterator[str]:
    """Yield the texts of the workbook `data`, which was opened before, that no cell holds; none of an xls or a csv."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if _PARTS.fullmatch(name):
                yield from _texts(archive.read(name))
            elif name == "content.xml":
                for annotation in _annotations(archive.read(name)):
                    yield from _texts(annotation)


def _annotations(content: bytes) -> Iterator[bytes]:
    """Yield the annotations of an OpenDocument content, in time that grows with its length alone."""
    start = content.find(_ANNOTATION)
    while start >= 0 and (stop := content.find(_END, start)) >= 0:
        yield content[start:stop]
        start = content.find(_ANNOTATION, stop)


def _texts(xml: bytes) -> Iterator[str]:
    text = xml.decode("utf-8", errors="replace")
    yield from map(html.unescape, _NAME.findall(text))
    yield html.unescape(_TAG.sub(" ", text))
