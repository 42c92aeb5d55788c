"""Advertisements that stand below stories: how to reach somebody, with marks that catch the eye."""

from __future__ import annotations

import re

from newscrawl.junk.findings import Finding
from newscrawl.junk.signs import Signs

# A messenger with a name or number: QQ:12345, 微信 abc123, telegram @abc, whatsapp +86 123.
_NAMES = (
    r"\bQQ\b|扣扣|企鹅|[微薇威徽]信|\bV信|\bwechat\b|\bweixin\b|\bwx\b|\bT\.?G\b|电报|飞机|纸飞机"
    r"|\btelegram\b|\bwhats\s?app\b|\bviber\b|\bskype\b|\bline\b(?:\s?id)?|라인|카톡|카카오톡"
    r"|텔레그램|\bzalo\b|ватсап|телеграм|加[Qqv]|☎|📞|✆"
)
_MESSENGER = re.compile(
    rf"(?:{_NAMES})"
    r"\s{0,2}(?:号|群|ID)?\s{0,2}[:：]?\s{0,2}[@+]?"
    r"[A-Za-z0-9_.-]*\d?[A-Za-z0-9_]{3,}",
    re.IGNORECASE,
)
_HINTS = (
    "QQ", "qq", "elegram", "ELEGRAM", "TG:", "TG：", "TG ", "T.G", "hatsApp", "hatsapp",
    "hats app", "HATSAPP", "Viber", "viber", "VIBER", "kype", "LINE", "ine ID", "ine id",
    "ine@", "Zalo", "zalo", "ZALO", "微信", "薇信", "威信", "徽信", "V信", "v信", "扣扣",
    "企鹅", "电报", "飞机", "라인", "톡", "텔레", "тсап", "леграм", "☎", "📞", "✆", "WX",
    "wx", "eChat", "eixin", "加Q", "加q", "加v", "echat", "Line:", "line:",
)  # fmt: skip
"""Pieces of these names, of which one stands in any text that holds such a name."""

_MARKS = re.compile("[✅✔☑👉👈🔥⭐💯❤💰🎰🎁☎📞✆▶►➤❗‼【】]")

_CONTACTS, _MANY_MARKS, _ENOUGH = 2, 2, 2


def may_hold_contacts(text: str) -> bool:
    """Whether a text may name a messenger; fast, also for a long one."""
    return any(hint in text for hint in _HINTS)


def may_be_contact(text: str) -> bool:
    """Whether a text names a messenger with an account."""
    return bool(_MESSENGER.search(text))


def contact_ad(signs: Signs) -> Finding | None:
    """A messenger's name with an account, beside two other signs.

    These are more accounts, marks, words that sell, another language.
    Newsrooms give their accounts, too, but in sentences and without marks.
    """
    if not may_hold_contacts(signs.text):
        return None
    contacts = len(_MESSENGER.findall(signs.text))
    if not contacts:
        return None
    marks = len(_MARKS.findall(signs.text)) >= _MANY_MARKS
    sells = signs.commercial > 0 and not signs.is_sentence
    is_foreign = signs.is_foreign or signs.is_other_language
    signs_met = [contacts >= _CONTACTS, marks, sells, is_foreign]
    if sum(signs_met) < _ENOUGH or not any(signs_met[1:]):
        return None
    names = [
        name
        for name, is_met in zip(
            ("several accounts", "marks", "words that sell", "another language"),
            signs_met,
            strict=True,
        )
        if is_met
    ]
    evidence = f"messenger account, {', '.join(names)}"
    return Finding("contact_ad", evidence, contacts, is_structural=is_foreign or marks)
