"""What a barcode scanner meant when Windows was set to the Thai keyboard.

A scanner types like an American keyboard; with the Thai (Kedmanee) layout on, "416-65" arrives as "ภๅุขุถ".
"""

_LATIN = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?'
_THAI = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ" + '+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
_TO_LATIN = str.maketrans(_THAI, _LATIN)


def as_latin_keys(text: str) -> str:
    """The text the same keys give on a Latin keyboard."""
    return text.translate(_TO_LATIN)
