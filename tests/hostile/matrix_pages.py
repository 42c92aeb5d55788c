"""Pages that lie about their bytes, that explode, or that a parser chokes on."""

from __future__ import annotations

from tests.hostile.answers import blanks, http, packed, story
from tests.hostile.bench import Bench
from tests.hostile.matrix_transport import ONCE, none_published, own_faults, shared_faults
from tests.hostile.row import row
from tests.hostile.server import Answer

CHINESE = (
    "<p>"
    + "北京的老灯塔在春天又刷了一遍，守塔人“老王”给来访的人讲了过去的故事——很长的故事。" * 4
    + "</p>"
)

WESTERN = (
    "<p>"
    + "Der Wärter grüßte die Gäste, und das große Öllämpchen glühte über dem Café. " * 4
    + "</p>"
)


def served(text: str, real: str, header: str | None, meta: str | None) -> bytes:
    """A page in one encoding that says it is in another."""
    head = f'<meta charset="{meta}">' if meta else ""
    page = story("c", text, head=head).encode(real)
    return http(page, kind=f"text/html; charset={header}" if header else "text/html")


LIARS = {
    "gbk-as-utf8": (CHINESE, "gbk", "utf-8", None),
    "gbk-meta-utf8": (CHINESE, "gbk", None, "utf-8"),
    "gbk-as-latin1": (CHINESE, "gbk", "iso-8859-1", "iso-8859-1"),
    "gbk-undeclared": (CHINESE, "gbk", None, None),
    "gb18030-as-big5-meta": (CHINESE, "gb18030", None, "gb2312"),
    "utf8-as-gbk": (CHINESE, "utf-8", "gbk", "gbk"),
    "utf8-as-latin1": (CHINESE, "utf-8", "latin-1", None),
    "utf8-as-nonsense": (CHINESE, "utf-8", "klingon-8", "x-no-such"),
    "utf8-as-utf7": (CHINESE, "utf-8", "utf-7", None),
    "utf16-bom": (CHINESE, "utf-16", "utf-8", None),
    "latin1-as-utf8": (WESTERN, "latin-1", "utf-8", None),
    "latin1-right": (WESTERN, "latin-1", "iso-8859-1", None),
    "cp1252-as-ascii": (WESTERN, "cp1252", "us-ascii", None),
    "utf8-as-utf16": (WESTERN, "utf-8", "utf-16", None),
    "codec-names": (WESTERN, "utf-8", "rot13", "zlib"),
}


@row("7a", "15 pages whose charset is wrong, missing or nonsense", "right text, or refused", "0/10")
def charsets(place: Bench) -> None:
    pages = {f"/charset/{name}": served(*liar) for name, liar in LIARS.items()}
    place.list([*place.put_bad(pages), *place.put_stories(3)])
    place.crawl()
    for article in place.articles():
        name = article["url"].rpartition("/")[2]
        if name in LIARS:
            wanted = LIARS[name][0].removeprefix("<p>").removesuffix("</p>").strip()
            place.expect(wanted[:40] in article["text"], wanted=True, what=f"text of {name}")
    none = sorted(name for name in LIARS if f"/charset/{name}" not in place.published())
    place.expect(none, [], "charsets that were refused although they can be told")


@row("7", "wrong charset, 6 forms", "right by detection, or refused", "0/10/21", needs_shared=True)
def shared_charsets(place: Bench) -> None:
    forms = [("gbk", "utf-8", "none"), ("gbk", "none", "utf-8"), ("utf-8", "gbk", "none")]
    forms += [("utf-8", "latin-1", "none"), ("gbk", "none", "none"), ("utf-16", "utf-8", "none")]
    shared_faults(place, *(f"/charset?header={h}&meta={m}&real={r}" for r, h, m in forms))
    place.crawl()
    for row_ in place.side_rows("rejected").values():
        title = (row_["article"] or {}).get("title")
        place.expect(title in {"中文标题", None}, wanted=True, what=f"title {title!r}")


def odd_texts() -> dict[str, bytes]:
    """Whole articles among whose letters stands what no file should hold."""
    page = story("8", "<p>A\x07B</p>").encode()
    inside = {
        "nul": b"a\x00b",
        "controls": bytes(range(1, 9)) + b"\x0b\x0c\x0e\x1b[31m\x7f",
        "c1": "\x80\x85\x9b31m".encode(),
        "bidi": "\u202egpj.exe\u202c \u2066x\u2069 \u200f".encode(),
        "separators": "a\u2028b\u2029c\x85d".encode(),
        "bom": "\ufeffa\ufeff".encode(),
        "surrogates": b"\xed\xa0\x80\xed\xb0\x80",
        "invalid": b"\xff\xfe\xc3(",
        "noncharacters": "\ufffe\uffff\U0010ffff".encode(),
        "references": b"&#0;&#8;&#27;&#xd800;&#x110000;&#99999999999999999999;&#128;&nosuch;",
        "combining": ("a" + "\u0301" * 3000).encode(),
        "tags": "\U000e0041\U000e0042".encode(),
    }
    return {
        f"/text/{name}": http(page.replace(b"A\x07B", b"Keeper " + odd))
        for name, odd in inside.items()
    }


LD = '<script type="application/ld+json">%s</script>'

RECORDS = {
    "nan": '{"@type": "NewsArticle", "headline": NaN, "datePublished": Infinity, "wordCount": 1e999}',
    "huge": '{"@type": "NewsArticle", "wordCount": %s}' % ("9" * 5000),
    "surrogate": r'{"@type": "NewsArticle", "author": {"name": "A\ud800 B"}, "keywords": "\udfff"}',
    "deep": "[" * 100_000,
    "deep-whole": '{"a":' * 5000 + "1" + "}" * 5000,
    "keys": '{"@type": "NewsArticle", "keywords": [1, null, {"a": []}, true], "author": [[[]]]}',
    "types": '{"@type": {"a": 1}, "@graph": {"@type": ["NewsArticle", 7]}, "image": 5}',
    "dates": '{"@type": "NewsArticle", "datePublished": "99999-99-99T99:99:99Z", "dateModified": -1}',
}


@row(
    "8a", "controls, bidi, surrogates, NaN, huge numbers, deep records", "cleaned, valid JSON", "0"
)
def odd_characters(place: Bench) -> None:
    records = {
        f"/record/{name}": http(story("9", head=LD % text)) for name, text in RECORDS.items()
    }
    texts = odd_texts()
    # its characters are lost, and a page may be refused for that
    lost = place.put_bad({"/text/references": texts.pop("/text/references")})
    place.list([*place.put_good(texts), *lost, *place.put_good(records), *place.put_stories(2)])
    place.crawl()
    text = "".join(path.read_text() for path in place.output.glob("**/*.jsonl"))
    bad = {hex(ord(char)) for char in text if char in _UNPRINTABLE}
    place.expect(bad, set(), "characters in files")


_UNPRINTABLE = {
    *map(chr, [*range(10), *range(11, 32), *range(0x7F, 0xA0)]),
    *map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]),
}


@row(
    "8",
    "invalid bytes, controls, bidi, surrogates",
    "cleaned, valid JSON",
    "0/10/21",
    needs_shared=True,
)
def shared_characters(place: Bench) -> None:
    shared_faults(place, "/invalid-bytes", "/json-ish", "/no-ctype", "/empty")
    place.crawl(*ONCE)
    text = "".join(path.read_text() for path in place.output.glob("**/*.jsonl"))
    place.expect({hex(ord(c)) for c in text if c in _UNPRINTABLE}, set(), "characters in files")


@row(
    "9",
    "bombs: gzip, br, deflate, nested, sitemap (512 MB each)",
    "refused, listed",
    "0/10",
    needs_shared=True,
)
def shared_bombs(place: Bench) -> None:
    names = [f"/bomb-{kind}?mb=512" for kind in ("gzip", "br", "deflate", "nested")]
    shared_faults(place, *names, "/bomb-zstd?mb=512")
    assert place.shared
    bomb = place.shared.url("/bomb-sitemap.xml.gz?mb=512")
    place.ways = place.ways.__class__(lists=place.ways.lists, sitemaps=(bomb,))
    for name in names:  # the server packs a bomb when it is asked first, and nothing else meanwhile
        place.shared.tell(name)
    place.crawl(*ONCE, "-s", "DOWNLOAD_TIMEOUT=20")
    none_published(place)


@row(
    "9a", "bombs by every encoding, twice packed, in members, in a feed", "refused, listed", "0/10"
)
def bombs(place: Bench) -> None:
    kinds = ("gzip", "deflate", "br", "zstd")
    faults: dict[str, bytes | Answer] = {
        f"/bomb/{kind}": http(blanks(kind, 300), Content_Encoding=kind) for kind in kinds
    }
    gz = blanks("gzip", 100)
    faults["/bomb/nested"] = http(
        packed(packed(gz, "gzip"), "br"), Content_Encoding="gzip, gzip, br"
    )
    faults["/bomb/members"] = http(
        packed("<p>x</p>" * 9, "gzip") * 200_000, Content_Encoding="gzip"
    )
    faults["/bomb/many"] = http(gz, Content_Encoding=", ".join(["gzip"] * 500))
    faults["/bomb/as-a-file"] = http(gz, kind="application/gzip")
    own_faults(place, faults)
    feed = place.web.put("/lists/feed.xml.gz", http(gz, kind="application/gzip"))
    place.ways = place.ways.__class__(lists=place.ways.lists, feeds=(feed,), sitemaps=(feed + "?",))
    place.web.put("/lists/feed.xml.gz?", http(gz, kind="application/xml"))
    place.crawl(*ONCE)
    none_published(place)


@row(
    "11",
    "80,000 and 1,000,000 attributes, 100,000 levels, a line of 7 and 10 MB",
    "refused before parsing",
    "0/10",
    needs_shared=True,
)
def shared_parsing(place: Bench) -> None:
    shared_faults(
        place,
        *("/attrs?n=80000", "/attrs?n=1000000", "/deep?n=100000", "/deep?n=3000"),
        *("/one-line?mb=10", "/one-line?mb=7", "/many-links?n=50000"),
    )
    place.crawl(*ONCE, "-s", "DOWNLOAD_TIMEOUT=20")
    none_published(place)


def chokers() -> dict[str, str]:
    """Markup that costs a parser, or us, more than its length."""
    many = 60_000
    attributes = " ".join(f"a{i}=1" for i in range(many))
    quoted = " ".join(f'a{i}="<"' for i in range(many))
    return {
        "attributes": f"<div {attributes}>x</div>",
        "quoted": f"<div {quoted}>x</div>",
        "slashes": "<div " + "/".join(f"a{i}" for i in range(many)) + ">x</div>",
        "end-tag": f"<div>x</div {attributes}>",
        "many-tags": ("<i " + " ".join(f"a{i}=1" for i in range(900)) + ">x</i>") * 700,
        "html-again": "".join(f"<html b{i}=1><body b{i}=1>" for i in range(30_000)),
        "levels": "<div>" * 100_000,
        "mixed-levels": "<b><p><table><tr><td>" * 8_000,
        "formatting": "<b><i><u><a href=x>" * 12_000 + "x",
        "forms": "<form><select><option>" * 20_000,
        "lists": "<ul><li>" * 30_000,
        "unclosed": "<" * 500_000,
        "comments": "<!--" * 200_000,
        "entities": "&amp;" * 700_000,
        "cdata": "<![CDATA[" * 200_000,
        "spaces": "<p>" + " " * 3_000_000 + "x</p>",
        "one-word": "<p>" + "a" * 4_000_000 + "</p>",
        "one-line": "<p>word word word word</p>" * 250_000,
        "breaks": "<p>" + "line<br>" * 300_000 + "</p>",
        "links": "<a href='/x'>a</a>" * 150_000,
        "pictures": "<img src=x alt='A keeper'>" * 100_000,
        "hidden": "<span style='display:none'>x</span>" * 60_000,
        "style": "<style>" + ".a{display:none}" * 100_000 + "</style>",
        "selectors": "<style>" + ".a " * 200_000 + "{display:none}</style>",
        "quotes": "“”‘’" * 200_000,
        "titles": "<h1>Lighthouse shines again</h1>" * 50_000,
        "dates": "<time datetime='2026-01-01'>2026-01-01</time>" * 40_000,
        "bylines": "<p>By Ann Keeper in Beijing | China Daily | Updated: 2026-01-01 09:00</p>"
        * 15_000,
        "keywords": "<meta name=keywords content='" + "spam," * 200_000 + "'>",
        "records": (LD % '{"@type":"NewsArticle"}') * 20_000,
    }


@row(
    "11a",
    "30 forms of markup that cost more than their length",
    "refused, or read in time",
    "0/10/21",
)
def choking(place: Bench) -> None:
    faults: dict[str, bytes | Answer] = {
        f"/choke/{name}": http(story(name, markup)) for name, markup in chokers().items()
    }
    own_faults(place, faults, stories=2)
    place.crawl(*ONCE, "-s", "DOWNLOAD_TIMEOUT=20")
