"""Papers are judged by their content, and kept without what does not belong on paper."""

import io
import zlib

import pikepdf
import pytest
from PIL import Image

from coopstore.core.errors import Refusal
from coopstore.core.papers import PaperField, paper_name, read_paper
from coopstore.core.text import clean_line, clean_text, western_digits
from tests import papers

PNG_60_MEGAPIXELS = (7746, 7746)


@pytest.mark.parametrize(
    ("content", "name", "content_type"),
    [
        (papers.pdf(), "statuts.pdf", "application/pdf"),
        (papers.jpeg(), "statuts.JPG", "image/jpeg"),
        (papers.jpeg(), "statuts.jpeg", "image/jpeg"),
        (papers.png(), "statuts.png", "image/png"),
        (papers.jpeg(), "image", "image/jpeg"),
        (b"\n" + papers.pdf(), "scan.pdf", "application/pdf"),
    ],
)
def test_pdf_jpeg_and_png_are_accepted(content, name, content_type):
    paper = read_paper(papers.upload(content, name))

    assert paper.content_type == content_type
    assert paper.name == name


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "a.pdf", "This file is empty. Choose the file again."),
        (b"just words", "a.pdf", "This file is not a PDF, a JPEG or a PNG. Send one of these."),
        (b"GIF89a" + b"0" * 40, "a.png", "This file is not a PDF, a JPEG or a PNG."),
        (b'<?xml version="1.0"?><svg onload="alert(1)"/>', "a.png", "This is an SVG drawing."),
        (papers.word_file(), "a.pdf", "This is a ZIP, Word or Excel file."),
        (papers.pdf(), "a.jpg", "ends in \u2068.jpg\u2069, but it holds a PDF."),
        (papers.png(), "a.jpeg", "it holds a PNG."),
        (papers.pdf(), "a.exe", "it holds a PDF."),
        (b"%PDF-1.7\n" + b"nothing more" * 9, "a.pdf", "This file is damaged"),
        (papers.jpeg((400, 400))[:-900], "a.jpg", "This file is damaged"),
        (papers.png((400, 400))[:-90], "a.png", "This file is damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "a.png", "This file is damaged"),
        (papers.pdf_with_password(), "a.pdf", "This PDF asks for a password."),
        (papers.pdf(pages=0), "a.pdf", "This file is damaged"),
    ],
)
def test_what_is_no_paper_is_refused_with_a_sentence(content, name, sentence):
    with pytest.raises(Refusal) as refusal:
        read_paper(papers.upload(content, name))

    assert sentence in refusal.value.reason()


def test_more_than_ten_megabytes_are_refused():
    with pytest.raises(Refusal) as refusal:
        read_paper(papers.upload(papers.pdf() + b"\0" * (10 * 1024 * 1024), "a.pdf"))

    assert "larger than 10 MB" in refusal.value.reason()


def test_sixty_megapixels_are_refused():
    flat = io.BytesIO()
    Image.new("1", PNG_60_MEGAPIXELS).save(flat, "PNG")

    with pytest.raises(Refusal) as refusal:
        read_paper(papers.upload(flat.getvalue(), "a.png"))

    assert "more than 40 million pixels" in refusal.value.reason()


def test_a_bomb_is_refused_before_it_is_unpacked():
    header = bytearray(papers.png((8, 8)))
    header[16:24] = (60_000).to_bytes(4, "big") * 2
    header[29:33] = zlib.crc32(header[12:29]).to_bytes(4, "big")

    with pytest.raises(Refusal) as refusal:
        read_paper(papers.upload(bytes(header), "a.png"))

    assert "more than 40 million pixels" in refusal.value.reason()


def test_a_photo_is_turned_upright_and_loses_place_and_phone():
    paper = read_paper(papers.upload(papers.jpeg_from_phone(), "a.jpg"))

    with Image.open(io.BytesIO(paper.content)) as kept:
        assert kept.size == (40, 60)
        assert dict(kept.getexif()) == {}
    assert b"Fadma" not in paper.content


def test_a_large_photo_is_kept_readable_and_small():
    paper = read_paper(papers.upload(papers.jpeg((6000, 5000)), "a.jpg"))

    with Image.open(io.BytesIO(paper.content)) as kept:
        assert max(kept.size) == 4000


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_kept(mode):
    target = io.BytesIO()
    Image.new(mode, (20, 10)).save(target, "PNG")

    paper = read_paper(papers.upload(target.getvalue(), "a.png"))

    with Image.open(io.BytesIO(paper.content)) as kept:
        assert kept.size == (20, 10)


def test_a_pdf_loses_scripts_programs_and_attachments():
    sent = papers.pdf_with_script()
    assert b"JavaScript" in sent
    assert b"hidden payload" in sent

    paper = read_paper(papers.upload(sent, "a.pdf"))

    assert b"JavaScript" not in paper.content
    assert b"calc.exe" not in paper.content
    with pikepdf.open(io.BytesIO(paper.content)) as kept:
        assert len(kept.pages) == 1
        assert len(kept.attachments) == 0
        assert "/OpenAction" not in kept.Root


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("statuts.pdf", "statuts.pdf"),
        ("a\u202efdp.exe\u202c.pdf", "afdp.exe.pdf"),
        ("C:\\papiers\\ICE  2024.pdf", "ICE 2024.pdf"),
        ("../../etc/passwd", "passwd"),
        ("ن" * 300 + ".pdf", "ن" * 251 + ".pdf"),
        ("line\none.pdf", "line one.pdf"),
        ("", ""),
    ],
)
def test_the_name_is_kept_as_data_without_unseen_marks(name, kept):
    assert paper_name(name) == kept


def test_two_files_at_once_are_refused():
    with pytest.raises(Exception, match="Send one file at a time"):
        PaperField().clean([papers.upload(papers.pdf(), "a.pdf")] * 2)


def test_a_field_without_a_file_says_what_to_do():
    with pytest.raises(Exception, match="Choose a file, or take a photo of the paper"):
        PaperField().clean([])
    assert PaperField(required=False).clean([]) is None


def test_the_same_file_has_the_same_digest_whatever_its_name():
    content = papers.pdf()

    digests = {read_paper(papers.upload(content, name)).digest for name in ("a.pdf", "b.pdf")}

    assert len(digests) == 1


def test_typed_text_loses_what_cannot_be_seen():
    assert clean_line("  Coop\u202e  Amal\u200b\t\n du Haouz ") == "Coop Amal du Haouz"
    assert clean_line("تعاونية\u200fأمل") == "تعاونيةأمل"
    assert clean_text("one\r\n\r\n\r\n\r\ntwo  three\x00") == "one\n\ntwo three"
    assert western_digits("٠٦١٢") == "0612"
