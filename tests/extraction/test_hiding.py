"""A case for each way in which markup hides, and one for each that only looks like it."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from newscrawl.extraction.flow import flatten
from newscrawl.extraction.hiding import Hiding, hiding_style, is_effect
from newscrawl.extraction.hiding_rules import _MAX_CSS, _MAX_SHEET


def words(markup: str, head: str = "") -> str:
    """What hides the element whose id is `t`, on a page of its own."""
    root = html.document_fromstring(f"<html><head>{head}</head><body>{markup}</body></html>")
    (element,) = root.xpath("//*[@id='t']")
    return Hiding(root).hidden_by(element)


HIDING_STYLES = [
    "display:none",
    "DISPLAY : None !IMPORTANT;",
    "color:red;display:none;margin:0",
    "visibility:hidden",
    "content-visibility:hidden",
    "opacity:0",
    "opacity:0.01",
    "opacity: 0 !important",
    "filter:opacity(0)",
    "filter:opacity(0%)",
    "font-size:0",
    "font-size: 0px;",
    "zoom:0",
    "position:absolute;left:-9999px;top:-9999px",
    "position:fixed;left:-999em",
    "left:-300px",
    "position:fixed;right:-9999px",
    "bottom:-800px",
    "text-indent:-9999px",
    "margin-left:-5000px",
    "margin-top:-999px",
    "height:1px;overflow:hidden",
    "overflow:hidden;width:0",
    "max-height:0;overflow:hidden",
    "overflow:hidden;max-width:1px",
    "position:absolute;clip:rect(0 0 0 0)",
    "clip: rect(1px, 1px, 1px, 1px);",
    "clip-path:inset(100%)",
    "clip-path: inset(50%)",
    "clip-path:circle(0)",
    "transform: scale(0)",
    "transform:translateX(3px) scale3d(0, 0, 0)",
    "transform:scaleY(0)",
    "transform:translate(-9999px)",
    "transform:translateX(-9999px)",
    "color:transparent",
    "color:#fff",
    "color: #FFFFFE",
    "color:white",
    "color:rgb(255, 255, 254)",
]

SHOWING_STYLES = [
    "",
    ";;:;",
    "display:block",
    "opacity:.8",
    "opacity:0.8",
    "opacity:1",
    "font-size:.9em",
    "font-size:0.9em",
    "font-size:10px",
    "left:-5px",
    "left:50%;margin-left:-48px",
    "right:-300px",
    "margin-right:-500px",
    "bottom:-20px",
    "text-indent:2em",
    "text-indent:-1em",
    "height:1px",
    "height:10px;overflow:hidden",
    "height:100px;overflow:hidden",
    "line-height:0",
    "line-height:1;overflow:hidden",
    "overflow:hidden;outline-width:0",
    "overflow:hidden;min-height:0",
    "clip:auto",
    "clip:rect(0, 200px, 90px, 0)",
    "clip-path:inset(10%)",
    "clip-path:inset(50% 0 0 0)",
    "clip-path:circle(50%)",
    "transform:scale(.5) rotate(90deg)",
    "transform:scale(0.5)",
    "transform:scale(1)",
    "transform:translate(-50%, -50%)",
    "zoom:0.9",
    "z-index:-1;position:absolute",
    "background-color:transparent",
    "border-color: transparent",
    "background:#fff",
    "background-clip:text;color:transparent",
    "color:#fff;background:#000",
    "background-color:navy;color:white",
    "color:#333",
    "color:whitesmoke",
    "color:inherit",
    "border-color:white",
]


@pytest.mark.parametrize("style", HIDING_STYLES)
def test_an_own_style_hides(style: str) -> None:
    hiding = words(f'<p id="t" style="{style}">No</p>')
    assert hiding
    assert hiding in style
    assert hiding_style(style) == hiding


@pytest.mark.parametrize("style", SHOWING_STYLES)
def test_an_own_style_shows(style: str) -> None:
    assert words(f'<p id="t" style="{style}">Yes</p>') == ""


@pytest.mark.parametrize("style", HIDING_STYLES)
def test_a_rule_hides_as_an_own_style_does(style: str) -> None:
    sheet = f"<style>.q{{}} .x{{{style}}}</style>"
    assert words('<p id="t" class="a x">No</p>', sheet).startswith(".x {")


@pytest.mark.parametrize("style", SHOWING_STYLES)
def test_a_rule_shows_as_an_own_style_does(style: str) -> None:
    sheet = f"<style>.x{{{style}}}</style>"
    assert words('<p id="t" class="a x">Yes</p>', sheet) == ""


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<p id="t" hidden>', "hidden"),
        ('<p id="t" hidden="hidden">', "hidden"),
        ('<p id="t" hidden="until-found">', ""),
        ('<p id="t" aria-hidden="true">', ""),
        ('<p id="t" class="hidden">', ""),
        ('<p id="t" class="pl_css_ganrao">', "pl_css_ganrao"),
        ('<marquee id="t" height="1">', "marquee of no size"),
        ('<marquee id="t" width=0>', "marquee of no size"),
        ('<marquee id="t" width="1px" height="5px">', "marquee of no size"),
        ('<marquee id="t" height="20" scrollamount="3">', ""),
        ('<marquee id="t">', ""),
        ('<dialog id="t"></dialog>', "closed dialog"),
        ('<dialog id="t" open></dialog>', ""),
        ('<font id="t" color="white">', "color: white"),
        ('<font id="t" color="#FFFFFF">', "color: white"),
        ('<font id="t" color="#fff">', "color: white"),
        ('<font id="t" color="red">', ""),
        ('<font id="t" color="whitesmoke">', ""),
        ('<font id="t" size="1">', ""),
    ],
)
def test_attributes(markup: str, expected: str) -> None:
    assert words(markup) == expected


PAGE = """<div id="main" class="a b"><h2>Tea</h2><p id="t" class="x y">One</p><p>Two</p></div>"""


@pytest.mark.parametrize(
    "selector",
    [
        ".x",
        "#t",
        "p.x",
        "P.x",
        "p#t",
        "p#t.y.x",
        ".x.y",
        ".none, .x",
        ".x,.none",
        "div .x",
        "div > .x",
        "div>.x",
        "#main .x",
        ".a.b .x",
        "div#main.a p.x",
        "body #main .x",
        "html body div .x",
    ],
)
def test_selectors_that_are_understood(selector: str) -> None:
    hiding = words(PAGE, f"<style>{selector}{{display:none}}</style>")
    assert hiding.endswith("{display:none}")
    assert hiding.split(" {", maxsplit=1)[0] in selector


@pytest.mark.parametrize(
    "selector",
    [
        ".z",
        "#T",
        "div.x",
        ".x.z",
        "section .x",
        ".z .x",
        "#main.z .x",
        "h2 .x",
        ".y #main .x",
        ".x:hover",
        ".x:focus-within",
        ".x:target",
        ".x::before",
        ".x:not(.z)",
        ".x[title]",
        ".x + p",
        "h2 ~ .x",
        "p",
        "*",
        "#main *",
        ".x!",
        "",
    ],
)
def test_selectors_that_fit_nothing_or_are_not_understood(selector: str) -> None:
    assert words(PAGE, f"<style>{selector}{{display:none}}</style>") == ""


@pytest.mark.parametrize(
    "sheet",
    [
        "@media screen{.x{display:none}}",
        "@media only screen and (min-width:1px){.x{display:none}}",
        "@media all{.q{color:red} .x{display:none}}",
        ".x{display:none} @media print{.x{display:block}}",
        "@media print{.q{display:none}} .x{display:none}",
        "@media print{.x{display:block}.q{color:#000}} .x{display:none}",
        "<!-- .x{display:none} -->",
        "/* } */ .x{/* a */display:none}",
        ".x{color:red} .x{display:none}",
        ".x{display:none} .y{color:red}",
        ".x{display:none} .none{display:block}",
        ".x{display:none} .x:hover{display:block}",
        "\n.q\n{\n}\n.x\n{\n  display : none ;\n}\n",
        ".q{} #t{left:-9999px;position:absolute} .z{margin:0}",
    ],
)
def test_sheets_that_hide(sheet: str) -> None:
    assert words(PAGE, f"<style>{sheet}</style>")
    assert words(f"{PAGE}<style type='text/css'>{sheet}</style>")


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print{.x{display:none}}",
        "@media only print {.q{color:red} .x{display:none}}",
        "@media speech{.x{display:none}}",
        "@media print and (color){.x{display:none}}",
        ".x{display:none} .x{display:block}",
        ".x{display:none} .x{display:inherit}",
        ".x{visibility:hidden} .x{visibility:visible}",
        ".x:hover{display:none}",
        "/* .x{display:none} */",
        ".x{color:red}",
        ".x{color:#fff;background:#000}",
        ".x{color:white;background-image:url(night.png)}",
        ".x{font-size:12px;height:10px;overflow:hidden}",
    ],
)
def test_sheets_that_show(sheet: str) -> None:
    assert words(PAGE, f"<style>{sheet}</style>") == ""


def test_a_later_sheet_shows_what_one_hides() -> None:
    sheets = "<style>.x{display:none}</style><style>.q{margin:0} .x{display:block}</style>"
    assert words(PAGE, sheets) == ""


def test_huge_sheets_are_skipped_and_small_ones_read() -> None:
    rule = ".x{display:none}"
    filler = "/*" + "-" * _MAX_SHEET + "*/"
    assert words(PAGE, f"<style>{filler}{rule}</style>") == ""
    assert words(PAGE, f"<style>{filler}</style><style>{rule}</style>") == ".x {display:none}"


def test_small_sheets_come_first_where_there_are_too_many() -> None:
    sheet = "<style>" + ".q{margin:0}" * ((_MAX_SHEET - 20) // 12) + "</style>"
    many = sheet * (_MAX_CSS // _MAX_SHEET + 2)
    assert words(PAGE, f"{many}<style>.x{{display:none}}</style>") == ".x {display:none}"
    long = sheet.replace("</style>", ".x{display:none}</style>")
    assert words(PAGE, f"{many}{long}") == ""


HIDE = "document.getElementById('t').style.display='none'"


@pytest.mark.parametrize(
    "script",
    [
        HIDE,
        'var q=1; document.getElementById("t").style.display = "none";',
        'document.getElementById( "t" ).style.visibility = "hidden";',
        "document.getElementById('t').style.left='-9999px'",
        "document.getElementById('t').style.textIndent='-999px'",
        "document.querySelector('#t').style.display='none'",
        "$('#t').hide()",
        'jQuery(function($){ $( "#t" ).hide(); });',
        f"(function(){{{HIDE}}})();",
        f"window.onload = function(){{{HIDE}}}",
    ],
)
def test_a_script_hides(script: str) -> None:
    assert words(f'<p id="t">No</p><script>{script}</script>') == "#t by script"


@pytest.mark.parametrize(
    "script",
    [
        "document.getElementById('t').style.color='red'",
        "document.getElementById('t').style.display='block'",
        "document.getElementById('t').style.left='-5px'",
        "document.getElementById('other').style.display='none'",
        "document.getElementById('t').style.display=how",
        "document.getElementById(id).style.display='none'",
        "$('#t p').hide()",
        "$('#t').show()",
        "$('#t').hide",
        "// nothing",
        HIDE + ";" + " " * 3_000,
    ],
)
def test_a_script_does_not_hide(script: str) -> None:
    assert words(f'<p id="t">Yes</p><script>{script}</script>') == ""


def test_a_script_of_another_file_is_not_read() -> None:
    assert words(f'<p id="t">Yes</p><script src="/a.js">{HIDE}</script>') == ""


@pytest.mark.parametrize("tag", ["html", "body"])
@pytest.mark.parametrize(
    "page",
    [
        '<html><body {} style="opacity:0"><p>Seen.</p></body></html>',
        "<html><head><style>.js{{opacity:0}}</style></head><body {}><p>Seen.</p></body></html>",
        "<html><head><style>#all{{visibility:hidden}}</style></head><body {}><p>Seen.</p></body></html>",
    ],
    ids=["style", "class", "id"],
)
def test_a_page_that_waits_for_its_script_is_not_hidden(page: str, tag: str) -> None:
    markup = page.format('class="js" id="all"')
    if tag == "html":
        first, second = markup.split("<body ", 1)
        names, rest = second.split(">", 1)
        markup = first.replace("<html", f"<html {names}") + "<body>" + rest
    root = html.document_fromstring(markup)
    assert [block.hidden for block in flatten(root, None).blocks] == [""]


def test_what_stands_in_a_hidden_element_is_not_shown() -> None:
    root = html.document_fromstring(
        '<div class="x"><p><b>No</b></p></div><i>Yes</i><style>.x{top:-999px}</style>'
    )
    hiding = Hiding(root)
    assert [hiding.is_shown(one) for one in root.iter("div", "p", "b")] == [False] * 3
    assert [hiding.is_shown(one) for one in root.iter("i", "body")] == [True] * 2


def test_white_text_may_stand_on_a_picture() -> None:
    root = html.document_fromstring('<div style="color:#fff"><p>White.</p></div>')
    hiding = Hiding(root)
    assert hiding.hidden_by(next(root.iter("div"))) == "color:#fff"
    assert all(hiding.is_shown(one) for one in root.iter())


@pytest.mark.parametrize(
    ("hiding", "expected"),
    [
        ("display:none", False),
        ("hidden", False),
        ("left:-9999", False),
        ("font-size:0", False),
        ("visibility:hidden", False),
        (".x {display:none}", False),
        ("#t by script", False),
        ("marquee of no size", False),
        ("opacity:0", True),
        (".x {opacity:0}", True),
        ("transform: scale(0", True),
        ("color:#fff", True),
        ("color: white", True),
        (".white {color:white}", True),
        ("clip-path:inset(100%", True),
        ("right:-9999", True),
        ("", False),
    ],
)
def test_effects(hiding: str, *, expected: bool) -> None:
    assert is_effect(hiding) is expected


@pytest.mark.parametrize("style", [*HIDING_STYLES, ""])
def test_a_flow_tells_each_block_what_hides_it(style: str) -> None:
    page = f'<p>Seen <span style="{style}">unseen</span>text.</p>'
    blocks = flatten(html.document_fromstring(page), None).blocks
    found = [(block.text, bool(block.hidden)) for block in blocks]
    assert found == (
        [("unseen", True), ("Seen text.", False)] if style else [("Seen unseentext.", False)]
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="{}">x'.format("height:1;" * 50_000),
        '<p style="{}">x'.format("transform:a(" * 50_000),
        '<p style="{}">x'.format("overflow:hidden " * 50_000),
        '<p style="{}">x'.format("filter:" * 50_000),
        "<style>{}</style>".format("a{" * 1_400) * 6,
        "<style>{}</style>".format("/*" * 1_400 + "none") * 6,
        "<style>{}</style>".format("@media print{" * 220 + "none") * 6,
        "<style>{}</style>".format("@media print {a{}" * 170 + "none") * 6,
        "<style>.x{{display:none}} {}</style>".format("a" * 2_900) * 6,
        "<style>{}</style>{}".format(".x{display:none}" * 180, '<p class="x">' * 5_000),
        "<style>{}{{left:-999px}}</style>{}".format(".x " * 8, '<div class="x">' * 1_500),
        "<style>{}{{left:-999px}}</style>".format(".x" * 1_400),
        "<script>{}.style.</script>".format("document.getElementById('" * 110) * 60,
        "<script>{}.hide(</script>".format("$(" * 1_400) * 60,
        '<div style="color:#fff">' * 1_900,
        '<p style="color:#fff;transform:a({}">'.format("b" * 290) * 5_000,
    ],
)
def test_hostile_markup_takes_no_time(markup: str) -> None:
    root = html.document_fromstring(f"<html><body>{markup}</body></html>")
    start = process_time()
    hiding = Hiding(root)
    assert process_time() - start < 2
    assert not hiding.hidden_by(root)


PIECES = st.sampled_from(
    "display:none .x #t { } ; , : > + ~ * [hidden] ( ) \" ' \\ /* */ <!-- --> @media print screen"
    " (min-width:1px) -9999px left: color: #fff rgb( clip:rect( transform: scale( !important % hidden"
    " document.getElementById('t') .style. .hide() $( function(){ = 'none' zoom:0 opacity:0 中".split()
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=25))
@settings(max_examples=120)
def test_any_markup_can_be_read(pieces: list[str]) -> None:
    text = "".join(pieces).replace("</", "").replace("\x00", "")
    text = "".join(sign for sign in text if sign.isprintable())
    root = html.document_fromstring(
        f"<style>{text}</style><script>{text}</script><p id='t' class='x'>x</p>"
    )
    (element,) = root.xpath("//p[@id='t']")
    element.set("style", text)
    hiding = Hiding(root)
    assert isinstance(hiding.hidden_by(element), str)
    assert hiding.is_shown(element) in {True, False}
    assert isinstance(hiding_style(text), str)
