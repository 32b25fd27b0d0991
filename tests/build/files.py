"""Files as people and their enemies make them, for what is taken in from outside."""

import io
import struct
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

SECRET = b"51.752022 Sam Holloway at home"
"""What must never come back out of a file."""


def a_picture(size: tuple[int, int] = (64, 48), mode: str = "RGB") -> Image.Image:
    """Draw a picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, size[0], size[1]))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def exif(orientation: int = 1, thumbnail: bool = False) -> bytes:
    """Return EXIF data with a place, a camera's owner and an orientation."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = SECRET.decode()
    data[0x9286] = SECRET.decode()
    gps = data.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (51.0, 45.0, 7.28), "W", (1.0, 15.0, 0.0)
    gps[27] = SECRET
    if thumbnail:
        return data.tobytes() + b"\xff\xd8\xff\xe0" + SECRET + b"\xff\xd9"
    return data.tobytes()


def jpeg_segment(mark: int, content: bytes) -> bytes:
    """Return one segment of a JPEG."""
    return bytes((0xFF, mark)) + struct.pack(">H", len(content) + 2) + content


def jpeg_with(*segments: bytes, after: bytes = b"") -> bytes:
    """Return a JPEG with segments put in at its beginning and bytes after its end."""
    plain = saved(a_picture(), "JPEG")
    return plain[:2] + b"".join(segments) + plain[2:] + after


def png_with(*chunks: tuple[bytes, bytes], after: bytes = b"") -> bytes:
    """Return a PNG with chunks put in after its header and bytes after its end."""
    plain = saved(a_picture(), "PNG")
    made = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    ]
    return plain[:33] + b"".join(made) + plain[33:] + after


def png_of_size(width: int, height: int) -> bytes:
    """Return a PNG that says it is so large and holds next to nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    made = b"\x89PNG\r\n\x1a\n"
    for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(10_000_000), 9)), (b"IEND", b"")):
        made += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return made


def a_pdf(pages: int = 1) -> Pdf:
    """Return a PDF whose pages say what was decided."""
    pdf = Pdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for number in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        # A font named /A: what is taken out of a PDF must not be taken out of what it draws with.
        page.obj.Resources = Dictionary(Font=Dictionary(A=font))
        page.obj.Contents = pdf.make_stream(
            f"BT /A 20 Tf 72 700 Td (Decision, page {number + 1}) Tj ET".encode()
        )
    return pdf


def pdf_that_says(*lines: str) -> bytes:
    """Return a PDF whose page says these lines, one under the other."""
    pdf = a_pdf()
    said = " ".join(f"({line}) Tj 0 -24 Td" for line in lines)
    pdf.pages[0].obj.Contents = pdf.make_stream(f"BT /A 14 Tf 40 780 Td {said} ET".encode("cp1252"))
    return file_of(pdf)


def file_of(pdf: Pdf, **options: object) -> bytes:
    """Return a PDF as a file."""
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


def pdf_with_everything() -> bytes:
    """Return a PDF with each thing that a letter has no need of."""
    pdf = a_pdf()
    page = pdf.pages[0].obj
    script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SECRET.decode()}')"))
    launch = Dictionary(S=Name.Launch, F=String(SECRET.decode()))
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
    pdf.attachments["secret.exe"] = SECRET
    page.AA = Dictionary(O=launch)
    page.PieceInfo = Dictionary(Maker=Dictionary(Private=String(SECRET.decode())))
    page.Metadata = pdf.make_stream(SECRET)
    page.Thumb = pdf.make_stream(SECRET)
    page.Annots = Array(
        [
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 99, 99]), A=launch),
            Dictionary(
                Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(SECRET.decode())
            ),
        ]
    )
    pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(SECRET), Fields=Array([]))
    with pdf.open_metadata() as xmp:
        xmp["dc:creator"] = [SECRET.decode()]
    pdf.docinfo["/Author"] = SECRET.decode()
    return file_of(pdf)


def pdf_with_typed_words(words: str) -> bytes:
    """Return a PDF on which somebody typed words over the page, as into a form."""
    pdf = a_pdf()
    page = pdf.pages[0].obj
    look = pdf.make_stream(f"BT /A 12 Tf 2 2 Td ({words}) Tj ET".encode())
    look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 20])
    look.Resources = page.Resources
    typed = Dictionary(
        Type=Name.Annot,
        Subtype=Name.FreeText,
        Rect=Array([72, 600, 272, 620]),
        Contents=String(words),
        DA=String("/A 12 Tf"),
        AP=Dictionary(N=look),
        F=4,
    )
    page.Annots = Array([pdf.make_indirect(typed)])
    return file_of(pdf)


def pdf_with_picture(jpeg: bytes, *, flate: bool = False) -> bytes:
    """Return a PDF that shows a JPEG as a scanning app puts it in."""
    pdf = a_pdf()
    raw = zlib.compress(jpeg) if flate else jpeg
    image = pdf.make_stream(raw)
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height, image.BitsPerComponent = 64, 48, 8
    image.ColorSpace = Name.DeviceRGB
    filters = Array([Name.FlateDecode, Name.DCTDecode]) if flate else Name.DCTDecode
    image.write(raw, filter=filters)
    page = pdf.pages[0].obj
    page.Resources.XObject = Dictionary(Im0=image)
    page.Contents = pdf.make_stream(b"q 200 0 0 150 72 400 cm /Im0 Do Q")
    return file_of(pdf)


def zipped(**files: bytes) -> bytes:
    """Return an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def locked_pdf(*, user: str) -> bytes:
    """Return a PDF with a password to open it, or with one to change it only when `user` is empty."""
    return file_of(a_pdf(), encryption=pikepdf.Encryption(owner="owner", user=user))
