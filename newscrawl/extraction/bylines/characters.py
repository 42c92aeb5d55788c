"""Traditional characters of labels and surnames, read as their simplified twins."""

from __future__ import annotations

# Only what labels, surnames and papers' names are written with: this is no converter of texts.
_TRADITIONAL = (
    "編輯責來記攝圖訊員審總監製譯設計劃發報網絡頁視頻雙語執資聞內數據實習見對時間臺華導處"
    "張陳劉楊趙黃吳孫馬羅鄭謝韓馮鄧許蕭葉蘇呂蔣賈鍾鐘譚鄒陸閻顧龍萬錢湯賴賀龔龐顏駱喬聞紀項"
    "魯韋鳳畢鄔樂齊衛竇嚴貝談閔婁盧榮儲車寧邊溫莊連滿國應歐嗎麼藺單產戲遊關際經濟雲廣貴範圍錄"
)
_SIMPLIFIED = (
    "编辑责来记摄图讯员审总监制译设计划发报网络页视频双语执资闻内数据实习见对时间台华导处"
    "张陈刘杨赵黄吴孙马罗郑谢韩冯邓许萧叶苏吕蒋贾钟钟谭邹陆阎顾龙万钱汤赖贺龚庞颜骆乔闻纪项"
    "鲁韦凤毕邬乐齐卫窦严贝谈闵娄卢荣储车宁边温庄连满国应欧吗么蔺单产戏游关际经济云广贵范围录"
)
_TWINS = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """The text as the patterns know it; every character keeps its place.

    >>> simplified("責任編輯：張靜"), simplified("Editor: Li Na")
    ('责任编辑：张靜', 'Editor: Li Na')
    """
    return text if text.isascii() else text.translate(_TWINS)
