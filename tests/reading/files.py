"""Files as a reader may be handed them, made on the spot."""

import io
import zipfile
from collections.abc import Iterable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PART = "word/document.xml"
UNPACKED = 200_000_000
"""Bytes to which the text of a bomb would unpack."""


def wordfile(
    document: str | bytes, others: Iterable[tuple[str, bytes]] = (), way: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A .docx whose text part is this XML."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", way) as packed:
        packed.writestr(PART, document)
        for name, content in others:
            packed.writestr(name, content)
    return whole.getvalue()


def paragraphs(*texts: str, style: str = "") -> str:
    """The XML of some paragraphs."""
    told = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return "".join(f"<w:p>{told}<w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def document(body: str, before: str = "") -> str:
    """The XML of a whole text part."""
    return f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def zip_bomb() -> bytes:
    """A .docx of 200 kilobytes whose text would unpack to 200 megabytes."""
    whole = io.BytesIO()
    with (
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open(PART, "w") as part,
    ):
        piece = b" " * 10_000_000
        for _ in range(UNPACKED // len(piece)):
            part.write(piece)
    return whole.getvalue()
