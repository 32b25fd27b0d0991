"""The page: what it says, what it never says, its structure, and that it is one page in any alphabet."""

import hashlib
import io
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest

from evenhand.adapters.signing.press import ContentChanged, Press, render, typeset
from evenhand.domain.certificates import wording
from evenhand.domain.certificates.content import LONGEST
from tests.adapters.signing.certificate_reading import qr_codes_on, squeeze, text_of

NAMES = {
    "Polish": "Łękołódzka Święcicka-Żądło",
    "Vietnamese": "Nguyễn Thị Hồng Ngữ",
    "Yoruba": "Ọlọ́runtóbi Adébáyọ̀",
    "Turkish and Romanian": "Işıl Gökçe Ștefănuță",
    "Welsh": "Llŷr Ŵyn",
    "Greek": "Γεώργιος Παπαδόπουλος",
    "Ukrainian": "Їжакевич Ґалина",
    "Arabic": "عبد الرحمن الحسيني",
    "Urdu": "گل رخ ٹیپو بھٹی",
    "Persian": "رضا گیلانی",
    "Persian with a joiner": "علی\u200cرضا",
    "Pashto": "پښتنه څښتن ځاځۍ",
    "Kurdish": "ڕێبوار وەڵی ئۆمەر",
    "Hebrew": "שרה בת־אל",
    "Hindi and Nepali": "श्रीकान्त ठाकुर",
    "Bengali": "মোহাম্মদ রফিকুল ইসলাম",
    "Punjabi": "ਗੁਰਪ੍ਰੀਤ ਕੌਰ",
    "Gujarati": "જ્યોત્સના પટેલ",
    "Tamil": "தமிழ்ச்செல்வி",
    "Malayalam": "ശ്രീജിത്ത്",
    "Telugu": "శ్రీనివాస్",
    "Sinhala": "ශ්‍රියානි",
    "Amharic and Tigrinya": "ጽዮን ገብረመስቀል",
    "Thai": "สมหญิง ใจดี",
    "Georgian": "ნინო ბერიძე",
    "Armenian": "Աննա Հակոբյան",
    "Chinese, traditional": "陳鳳嬅",
    "Chinese, simplified": "张凤华",
    "Japanese": "さくら 田中",
    "Korean": "김민준",
}
RIGHT_TO_LEFT = {"Arabic", "Urdu", "Persian", "Pashto", "Kurdish", "Hebrew"}
OF_THE_MAIN_FONT = (
    *("Polish", "Vietnamese", "Yoruba", "Turkish and Romanian", "Welsh", "Greek", "Ukrainian"),
    "Hindi and Nepali",
)


def test_the_page_says_the_fixed_words_and_the_frozen_content_and_nothing_else(signed, content):
    words = wording.put_into_words(content)
    expected = [
        "Evenhand",
        words.title,
        words.authority,
        *words.findings,
        wording.PARTICULARS_HEADING,
        *wording.COLUMN_HEADINGS,
        *(part for row in words.particulars for part in row),
        wording.CHECK_HEADING,
        *words.how_to_check,
        wording.USE_HEADING,
        words.use,
        content.number,
        content.check_code,
    ]
    assert text_of(signed.pdf) == squeeze("".join(expected))


def test_names_stand_on_the_page_only_and_not_in_the_file_s_description(signed, content):
    with pikepdf.open(io.BytesIO(signed.pdf)) as pdf:
        described = pdf.Root.Metadata.read_bytes().decode() + repr(dict(pdf.docinfo.items()))
    assert content.number in described
    for name in (content.holder_name, content.child_name, content.local_authority_name):
        assert name not in described


def test_the_qr_code_opens_the_check_page_and_holds_no_name(signed, content):
    assert qr_codes_on(signed.pdf) == [content.check_address()]


def test_the_same_content_and_moment_give_the_same_bytes(content, at):
    first = render(content, at)
    render(replace(content, holder_name="Somebody Else"), at)
    assert render(content, at) == first
    assert render(content, at + timedelta(seconds=1)) != first


def test_the_file_claims_pdf_ua_and_pdf_a_and_names_itself(signed):
    with pikepdf.open(io.BytesIO(signed.pdf)) as pdf:
        with pdf.open_metadata() as described:
            assert described["pdfuaid:part"] == "1"
            assert (described["pdfaid:part"], described["pdfaid:conformance"]) == ("2", "A")
        assert pdf.Root.MarkInfo.Marked is True
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True
        assert pdf.docinfo.Title == "Mediation certificate EM-2026-000123"
        assert all(page.Tabs == "/S" for page in pdf.pages)


def test_a_screen_reader_finds_headings_a_table_with_headers_and_words_for_the_picture(signed, content):
    with pikepdf.open(io.BytesIO(signed.pdf)) as pdf:
        found = list(_elements(pdf.Root.StructTreeRoot))
    kinds = [str(element.S) for element in found]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 3
    assert kinds.count("/Table") == 1
    assert kinds.count("/TR") == 1 + len(wording.put_into_words(content).particulars)
    headers = [element for element in found if element.S == "/TH"]
    assert len(headers) == 2
    assert {_scope(element) for element in headers} == {"/Column"}
    assert [str(e.Alt) for e in found if e.S == "/Figure"] == [wording.QR_ALTERNATIVE]


def _elements(node):
    for child in node.get("/K", []) if isinstance(node.get("/K"), pikepdf.Array) else [node.get("/K")]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def _scope(element) -> str:
    attributes = element.A if isinstance(element.A, pikepdf.Array) else [element.A]
    return next(str(one.Scope) for one in attributes if "/Scope" in one)


def test_nothing_in_the_file_runs_opens_or_is_attached(signed):
    with pikepdf.open(io.BytesIO(signed.pdf)) as pdf:
        names = {str(key) for item in pdf.objects for key in _keys(item)}
        assert not pdf.attachments
    assert not names & {
        "/JS",
        "/JavaScript",
        "/OpenAction",
        "/AA",
        "/Launch",
        "/URI",
        "/EmbeddedFiles",
        "/AF",
    }


def _keys(item):
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in item.items():
            yield key
            if isinstance(value, pikepdf.Name):
                yield str(value)
            elif isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
                yield from _keys(value)


@pytest.mark.parametrize("basis", ["reg34_1", "reg39_1", "reg39_3"])
def test_the_longest_of_everything_still_fits_one_page(content, at, basis):
    longest = {name: "Ŵ" * most for name, most in LONGEST.items()}
    longest["verify_url"] = "https://" + "m" * 40 + ".example/" + "c" * (LONGEST["verify_url"] - 57)
    section = "s55_4" if basis == "reg34_1" else "s55_5"
    long = replace(
        content,
        **longest,
        basis=basis,
        section=section,
        holder_capacity="alternative_person",
        decision="final_amended_plan",
        notice_sent="2026-09-30",
    )
    pdf = typeset(long, at).pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
    assert text_of(pdf).count("Ŵ") == sum(most for name, most in LONGEST.items() if name != "verify_url")


@pytest.mark.parametrize("script", NAMES)
def test_a_name_is_printed_in_its_own_letters_all_from_one_font(content, at, script):
    name = NAMES[script]
    made = typeset(replace(content, holder_name=name), at)
    assert made.unprinted == ()
    assert len(_other_fonts_used(made.pdf)) == (0 if script in OF_THE_MAIN_FONT else 1)
    longer = typeset(replace(content, holder_name=(name.replace(" ", "") * 30)[:140]), at)
    assert longer.unprinted == ()


@pytest.mark.parametrize("script", sorted(set(NAMES) - RIGHT_TO_LEFT - {"Persian with a joiner"}))
def test_a_name_can_be_copied_out_of_the_page_as_it_was_given(content, at, script):
    assert squeeze(NAMES[script]) in text_of(render(replace(content, holder_name=NAMES[script]), at))


@pytest.mark.parametrize("script", sorted(RIGHT_TO_LEFT))
def test_each_word_of_a_right_to_left_name_can_be_copied_letter_by_letter(content, at, script):
    """One reader (PDFium) gives the words themselves from left to right; within a word all is in order.

    Around a joiner it is not (Poppler gives both right): the page on screen says the same, as text.
    """
    text = text_of(render(replace(content, holder_name=NAMES[script]), at))
    assert [word for word in NAMES[script].split() if word not in text] == []


def test_letters_no_font_has_are_shown_by_number_and_do_not_stop_the_certificate(press, content, at):
    odd = replace(content, holder_name="Zoë \U0001e922x\u1a00", child_name="\U0001e922" * 150)
    made = press.make(odd, content_hash=odd.content_hash(), at=at)
    assert made.unprinted == ("\u1a00", "\U0001e922")
    text = text_of(made.pdf)
    assert "Zoë[U+1E922]x[U+1A00]" in text
    assert squeeze(wording.UNPRINTED) in text


def test_text_that_looks_like_markup_is_set_as_it_stands(content, at):
    name = '#read("/etc/passwd") $x$ *b* @x \\u{41} <a> ]['
    assert squeeze(name) in text_of(render(replace(content, holder_name=name), at))


def test_the_press_signs_only_the_content_that_was_frozen(press: Press, content, at):
    with pytest.raises(ContentChanged):
        press.make(replace(content, holder_name="Mallory"), content_hash=content.content_hash(), at=at)


def test_the_fingerprint_is_of_the_bytes_handed_over(signed):
    assert signed.sha256 == hashlib.sha256(signed.pdf).hexdigest()
    assert signed.pages == 1


def _other_fonts_used(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [
            item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item
        ]
        found += [
            item for item in opened.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile3" in item
        ]
        names = {str(item.FontName).partition("+")[2] for item in found}
    return names - {"NotoSans-Regular", "NotoSans-SemiBold"}
