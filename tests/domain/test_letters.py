"""What can be written, and what is made of what cannot."""

from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.letters import mended

ANYTHING = st.text(st.characters(codec=None))


@given(ANYTHING)
def test_a_mended_text_is_whole_and_a_whole_text_stays(text):
    whole = mended(text)
    whole.encode()
    assert mended(whole) == whole
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        assert whole == text


def test_broken_bytes_become_letters():
    assert mended(b"caf\xe9 \x93x\x94 \x81".decode(errors="surrogateescape")) == "café “x” \x81"
    assert mended("\ud83d") == "\\ud83d"
