"""Sifting never passes over a record that holds the words."""

from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain.book import Book
from coachtui.domain.readings.find import folded, matches
from coachtui.storage.merge import Entry, Shard
from coachtui.storage.sift import sifted
from coachtui.storage.snapshot import render

words = st.text(alphabet="aAéÉ\"\\ñß\u2019' bﬁ中1", min_size=1, max_size=4)


@given(st.lists(st.tuples(words, words), max_size=5), words)
def test_what_a_book_finds_is_among_the_sifted(tmp_path_factory, texts, query):
    shard = Shard()
    for number, (text, tag) in enumerate(texts, 1):
        shard.apply(Entry("5-w", "notes", number, {"id": number, "text": text, "tags": [tag]}))
    path = tmp_path_factory.mktemp("s") / "7.json"
    path.write_bytes(render(shard, {}))
    found = {hit.id for hit in matches(Book(7, shard.tables), query)}
    sought = folded(query).split()
    assert not sought or found <= {row["id"] for _, row in sifted(path, sought)}
