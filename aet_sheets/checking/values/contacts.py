"""How to reach people: e-mail addresses and telephone numbers."""

from __future__ import annotations

import re

from aet_sheets.checking.values.cells import Plain, typed
from aet_sheets.checking.values.verdicts import Verdict, refused, repaired, taken
from aet_sheets.problems import catalogue
from aet_sheets.schema.columns import Email, Phone

_ADDRESS = r"[^\s<>()\[\]\",;:@]+@[^\s<>()\[\]\",;:@]+"
_ADDRESSES = re.compile(_ADDRESS)
_NAME_AND_ADDRESS = re.compile(rf"[^<>]*<\s*{_ADDRESS}\s*>")
_SOUND_ADDRESS = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[^\W_](?:[^\W_]|-){0,62}\.)+[^\W\d_]{2,63}"
)
_LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1.3
USUAL_EMAIL = re.compile(r"(?!.{255})[a-z0-9]+(?:[.-][a-z0-9]+)*@(?:[a-z0-9][a-z0-9-]{0,62}\.)+[a-z]{2,63}")
"""How most addresses are written: `read_email` takes these as they are."""


def read_email(_column: Email, raw: Plain) -> Verdict:
    """Read one e-mail address, alone or after the name of its owner."""
    text = typed(raw).lower().replace("mailto:", "")
    written_alone = text.lstrip(' <("').rstrip(" >).,;:'’\"")
    found = {address.rstrip(".'’") for address in _ADDRESSES.findall(text)}
    if found != {written_alone} and not (len(found) == 1 and _NAME_AND_ADDRESS.fullmatch(text.strip(" .,;"))):
        return refused(catalogue.BAD_EMAIL)
    address = found.pop()
    if len(address) > _LONGEST_ADDRESS or not _SOUND_ADDRESS.fullmatch(address):
        return refused(catalogue.BAD_EMAIL)
    return taken(address)


_PHONE_LABEL = re.compile(r"^(?:t[eé]l(?:[eé]phone)?|mob(?:ile)?|port(?:able)?|fixe)\b[ .:]*", re.IGNORECASE)
_INTERNATIONAL = re.compile(r"\(?(?:\+|00)")
_PHONE_CHARACTERS = re.compile(r"\(?\+? ?\(?[0-9][0-9 ./()\u2010-\u2015-]*")
_NOT_DIGIT = re.compile(r"[^0-9]")
_FOREIGN_PHONE = re.compile(r"\+[1-9][0-9]{8,14}")
_FRENCH_PHONE = re.compile(r"(?:0|33|330)([1-9][0-9]{8})")
_PLAIN_PHONE = re.compile(r"(0[1-79])([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})")
"""The numbers that all of France writes in pairs; those in 08 have customs of their own."""
USUAL_PHONE = re.compile(r"0[1-79](?: [0-9]{2}){4}")
"""How most numbers are written: `read_phone` takes these as they are."""
_LOST_ZERO_PHONE = re.compile(r"[1-9][0-9]{8}")
_SHORT_PHONE = re.compile(r"3[0-9]{3}")
_FRANCE = 33
_OVERSEAS = re.compile(r"\+(?:262|590|594|596)0?([1-9][0-9]{8})")
"""The codes of Réunion, Guadeloupe, Guyane and Martinique, whose ten digits are dialled like any others in France."""


def read_phone(_column: Phone, raw: Plain) -> Verdict:
    """Read one telephone number, French unless it carries a country code."""
    dialled = _dialled(typed(raw))
    if _SHORT_PHONE.fullmatch(dialled):
        return taken(f"{dialled[:2]} {dialled[2:]}")
    lost_zero = _LOST_ZERO_PHONE.fullmatch(dialled)
    phone = _formatted_phone(f"0{dialled}" if lost_zero else dialled)
    if phone is None:
        return refused(catalogue.BAD_PHONE)
    return repaired(phone, catalogue.PHONE_LOST_ZERO) if lost_zero else taken(phone)


def _dialled(text: str) -> str:
    """Return the digits of a number, after a + if it begins with the code of a country; empty if it is none."""
    number = _PHONE_LABEL.sub("", text)
    if not _PHONE_CHARACTERS.fullmatch(number):
        return ""
    if not _INTERNATIONAL.match(number):
        return _NOT_DIGIT.sub("", number)
    return "+" + _NOT_DIGIT.sub("", number.replace("(0)", "")).removeprefix("00")


def _formatted_phone(dialled: str) -> str | None:
    if plain := _PLAIN_PHONE.fullmatch(dialled):
        return " ".join(plain.groups())
    french = _FRENCH_PHONE.fullmatch(dialled) or _OVERSEAS.fullmatch(dialled)
    if not french and not _FOREIGN_PHONE.fullmatch(dialled):
        return None
    # « Possible » and not « valid »: numbering plans change faster than a library, and examples are invented.
    import phonenumbers  # noqa: PLC0415 - heavy, and only special and foreign numbers need it

    try:
        number = phonenumbers.parse(f"+{_FRANCE}{french[1]}" if french else dialled)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    styles = phonenumbers.PhoneNumberFormat
    style = styles.NATIONAL if number.country_code == _FRANCE else styles.INTERNATIONAL
    return phonenumbers.format_number(number, style)
