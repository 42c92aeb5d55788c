"""Chinese names, told by surname and form, in characters and in Latin letters."""

from __future__ import annotations

import re

from newscrawl.extraction.bylines.characters import simplified

_SURNAMES = frozenset(
    "an ai bai ban bao bi bian bo cai cao cen chai chang chao che chen cheng chi chong chu cui dai"
    " dang deng di diao ding dong dou du duan fan fang fei feng fu gan gao ge geng gong gu guan guo"
    " hai han hao he hong hou hu hua huang huo ji jia jian jiang jiao jin jing ju kang ke kong kou"
    " kuang lai lan lang lei leng li lian liang liao lin ling liu long lou lu luan luo lyu ma mao"
    " mei meng mi miao min mo mou mu ni nie ning niu ou pan pang pei peng pi ping pu qi qian qiao"
    " qin qiu qu quan ran rao ren rong ruan rui sang sha shan shang shao she shen sheng shi shu"
    " shui si song su sui sun tan tang tao teng tian tong tu wan wang wei wen weng wo wu xi xia"
    " xian xiang xiao xie xin xing xiong xu xuan xue yan yang yao ye yi yin ying you yu yuan yue"
    " yun zang zeng zha zhai zhan zhang zhao zhen zheng zhi zhong zhou zhu zhuang zhuo zong zou zu"
    " zuo ouyang sima situ zhuge shangguan huangfu".split()
)

_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui"
    r"|ue|er|a|o|e|i|u|v)"
)
_GIVEN = re.compile(rf"{_SYLLABLE}(?:['’-]?{_SYLLABLE})?", re.IGNORECASE)

_CHINESE_WORDS = 2

_PLACES = frozenset({"hong kong", "wan chai", "tai shan", "huang shan"})
"""Places in two words that are built as names are."""

_HAN_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦昌马苗"
    "凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧肖尹姚邵汪祁毛狄"
    "米贝臧计戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管"
    "卢莫房解应宗丁宣邓洪包左石崔龚程邢裴陆荣翁荀羊甄曲家封储靳段巫焦谷车侯全班秋仲伊宫宁仇甘武符刘景詹龙叶"
    "司黎白蒲邰赖卓蔺屠蒙池乔闻翟谭姬申冉桑牛边温庄柴瞿阎慕连茹习艾鱼古易廖衡耿满弘匡国欧"
)
_PARTICLE_ENDS = "吗呢吧啊么的了呀是"

# Words of pages that begin with a surname.
_WORDS = frozenset(
    "文化 安全 金融 房产 时尚 游戏 车市 高端 方便 谢谢 常识 关注 国际 国内 公司 经济 宁夏 云南 江西"
    " 江苏 广西 全文 全国 易车 应用 成都 贵州 石油 温州 杭州 苏州 常州 徐州 台州 范围"
    " 记录 计划 于是".split()
)


def is_chinese_name(name: str) -> bool:
    """Whether a name is built as Chinese names are in Latin letters, surname first.

    >>> is_chinese_name("Ouyang Xiuying"), is_chinese_name("Los Angeles")
    (True, False)
    """
    words = name.split()
    return (
        len(words) == _CHINESE_WORDS
        and words[0].lower() in _SURNAMES
        and words[1][0].isupper()
        and bool(_GIVEN.fullmatch(words[1]))
        and name.lower() not in _PLACES
    )


def is_han_name(text: str) -> bool:
    """Whether Chinese characters are a name, by surname and length; `记者：谢谢` names nobody."""
    if "·" in text:
        return True
    text = simplified(text)
    return (
        2 <= len(text) <= 4  # noqa: PLR2004 - surname and given name
        and text[0] in _HAN_SURNAMES
        and text[-1] not in _PARTICLE_ENDS
        and text != text[0] * len(text)
        and text not in _WORDS
    )
