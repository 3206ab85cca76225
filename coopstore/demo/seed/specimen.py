"""A paper to put in a file: one page that says that it proves nothing."""

import io

import pikepdf


def specimen(*lines: str) -> bytes:
    """A PDF of one page with these lines in Latin letters."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    words = ["SPECIMEN", *lines]
    shown = b"".join(
        b"BT /F1 %d Tf 60 %d Td (%s) Tj ET\n"
        % (28 if row == 0 else 14, 740 - 40 * row, _escaped(line))
        for row, line in enumerate(words)
    )
    page.Contents = document.make_stream(shown)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _escaped(line: str) -> bytes:
    latin = line.encode("cp1252", "replace")
    return latin.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
