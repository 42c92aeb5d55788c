"""A body that was cut is told from a whole one, however it was packed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from random import Random

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st
from scrapy.exceptions import DownloadCancelledError, ResponseDataLossError

from newscrawl.downloading.whole_bodies import lacks_end, unpack
from tests.web import PAGE, crawl, http, in_turn, serving

LIMIT = 1024 * 1024


def raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


PACK: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("x-gzip", gzip.compress),
    "zlib": ("deflate", zlib.compress),
    "deflate": ("deflate", raw_deflate),
    "br": ("br", brotli.compress),
    "zstd": ("zstd", zstd.compress),
    "zstd-checked": (
        "zstd",
        lambda body: zstd.compress(body, options={zstd.CompressionParameter.checksum_flag: 1}),
    ),
}
every_packing = pytest.mark.parametrize(("name", "pack"), PACK.values(), ids=PACK)


def why(body: bytes, *encodings: str, limit: int = LIMIT) -> str:
    """The words with which a body is refused; "" where it is not."""
    try:
        unpack(body, encodings, limit)
    except (ResponseDataLossError, DownloadCancelledError) as error:
        return str(error)
    return ""


@every_packing
@given(content=st.binary(max_size=2000), cut=st.integers(min_value=1, max_value=60))
def test_whole_bodies_pass_and_cut_ones_do_not(
    name: str, pack: Callable[[bytes], bytes], content: bytes, cut: int
) -> None:
    packed = pack(content)
    assert unpack(packed, [name], LIMIT) == content
    assert why(packed[: -min(cut, len(packed))], name)


@pytest.mark.parametrize(
    ("name", "pack"), [PACK[name] for name in ("gzip", "zlib", "zstd-checked")]
)
@given(data=st.data())
def test_a_changed_bit_is_found_by_the_checksum(
    name: str, pack: Callable[[bytes], bytes], data: st.DataObject
) -> None:
    content = Random(1).randbytes(300)  # noqa: S311 - what no packing makes smaller
    packed = bytearray(pack(content))
    place = data.draw(st.integers(min_value=20, max_value=len(packed) - 1))
    packed[place] ^= 1 << data.draw(st.integers(min_value=0, max_value=7))
    assert why(bytes(packed), name) or unpack(bytes(packed), [name], LIMIT) == content


def test_joined_streams_are_one_body() -> None:
    for _, pack in (PACK["gzip"], PACK["zstd"]):
        name = "gzip" if pack is gzip.compress else "zstd"
        assert unpack(pack(b"one ") + pack(b"two"), [name], LIMIT) == b"one two"
        assert why(pack(b"one ") + pack(b"two")[:-3], name)
    assert unpack(gzip.compress(b"padded") + b"\0" * 8, ["gzip"], LIMIT) == b"padded"
    assert why(gzip.compress(b"one ") + b"\x1f", "gzip")
    assert why(gzip.compress(b"") * 100_000, "gzip")  # each would cost a copy of all others


def test_encodings_are_taken_off_from_the_last_to_the_first() -> None:
    assert unpack(brotli.compress(gzip.compress(PAGE)), ["gzip", "br"], LIMIT) == PAGE
    assert unpack(PAGE, ["identity"], LIMIT) == PAGE
    assert "nobody knows" in why(PAGE, "foo")
    assert "nobody knows" in why(gzip.compress(PAGE), "foo", "gzip")
    assert "5 times" in why(PAGE, *["gzip"] * 5)


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_a_plain_body_that_says_it_is_packed(name: str) -> None:
    assert why(PAGE, name)


@every_packing
def test_a_bomb_is_stopped_at_the_limit(name: str, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(bytes(50 * LIMIT))
    assert "more than" in why(bomb, name)
    assert unpack(bomb, [name], LIMIT, start_is_enough=True) == bytes(LIMIT)
    assert unpack(pack(bytes(LIMIT)), [name], LIMIT) == bytes(LIMIT)


@every_packing
def test_the_start_of_a_body_is_what_is_there(name: str, pack: Callable[[bytes], bytes]) -> None:
    content = Random(2).randbytes(3000)  # noqa: S311 - as above
    packed = pack(content)
    start = unpack(packed[: len(packed) // 2], [name], LIMIT, lacks_rest=True)
    assert content.startswith(start)


# documents without a length


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"<!DOCTYPE html><html><body><p>text</p></body></html>", "text/html"),
        (b"<HTML><P>text</BODY >\n<!-- served by 7 -->", "text/html"),
        (b"\n<html><p>text</body><div>injected", ""),
        ("<html><p>text</p></html>".encode("utf-16"), "text/html; charset=utf-16"),
        (b'{"content": []}', "text/html"),
        (b"\xef\xbb\xbf[1]", "application/json"),
        (b"<?xml version='1.0'?><!-- <a> --><rss><channel/></rss>\n", "text/html"),
        (b"<urlset><url/></urlset>", "application/xml"),
        (b"<urlset/>", "text/xml"),
        (b"User-agent: *\nDisallow: /", "text/plain"),
        (b"callback({})", "application/javascript"),
    ],
)
def test_a_document_with_its_end(content: bytes, content_type: str) -> None:
    assert not lacks_end(content, content_type)


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"<html><body><h1>cut</h1><p>This article was cut in the mid", ""),
        (b"<html><script>d.write('<body></body></html>')</script><p>cut", "text/html"),
        (b"<html><script>d.write('<body></body></html>')", "text/html"),
        (b"<html><!-- </html> --><p>cut", "text/html"),
        (b"plain words", "text/html"),
        (b'{"content": [1, 2', "text/html"),
        (b"[" * 100_000, "application/json"),
        (b"", "application/json"),
        (b"<?xml version='1.0'?><rss><channel><item></item>", ""),
        (b"<urlset><url/></url", "text/xml"),
        (b"<?xml version='1.0'?>", "text/xml"),
        (b"<urlset><url><loc>/a</loc></url><url/>", "text/xml"),
    ],
)
def test_a_document_without_its_end(content: bytes, content_type: str) -> None:
    assert lacks_end(content, content_type)


# in a crawl


def _cut_in_many_ways() -> dict[str, bytes]:
    packed = gzip.compress(PAGE)
    return {
        "half": http(packed[:-9], Content_Encoding="gzip"),
        "checksum": http(packed[:-8] + b"1234" + packed[-4:], Content_Encoding="gzip"),
        "twice": http(gzip.compress(packed), Content_Encoding="gzip"),
        "undeclared": http(packed),
        "plain": http(Content_Encoding="br"),
        "unknown": http(Content_Encoding="foo"),
        "no_end": http(PAGE[:-20], Content_Length=None),
        "no_chunk": http(b"5\r\nhello\r\n", Content_Length=None, Transfer_Encoding="chunked"),
        "short": http(PAGE, Content_Length=1000),
    }


def test_a_cut_body_is_asked_for_again_and_never_read() -> None:
    cut = _cut_in_many_ways()
    with serving(**cut) as web:
        told = crawl([web.url(f"/{name}") for name in cut], web, RETRY_TIMES=1)
    assert told.outcomes == [("failed", "cut_off")] * len(cut)
    assert sorted(web.asked()) == sorted([f"/{name}" for name in cut] * 2)


def test_a_body_that_was_cut_once_is_read_when_it_comes_whole() -> None:
    cut = _cut_in_many_ways()
    with serving(**{name: in_turn(answer, http()) for name, answer in cut.items()}) as web:
        told = crawl([web.url(f"/{name}") for name in cut], web)
    assert told.outcomes == [("read", "")] * len(cut)


def test_a_whole_body_is_read_however_it_comes() -> None:
    many = {
        name: http(pack(PAGE), Content_Encoding=coding) for name, (coding, pack) in PACK.items()
    }
    many |= {
        "no_length": http(Content_Length=None),
        "packed_no_length": http(gzip.compress(PAGE), Content_Encoding="gzip", Content_Length=None),
        "both": http(zlib.compress(gzip.compress(PAGE)), Content_Encoding="gzip, deflate"),
        "two_headers": http(
            gzip.compress(PAGE), Content_Encoding="GZIP\r\nContent-Encoding: identity"
        ),
    }
    with serving(**many) as web:
        told = crawl([web.url(f"/{name}") for name in many], web)
    assert [row["detail"] for row in told.rows.values()] == [PAGE.decode()] * len(many)


def test_an_error_says_by_its_status_what_it_is() -> None:
    with serving(gone=http(b"rubbish", 404, Content_Encoding="gzip")) as web:
        told = crawl([web.url("/gone")], web)
    assert told.outcomes == [("rejected", "gone")]
