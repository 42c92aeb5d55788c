"""The words of the invented Chinese and bilingual stories."""

from __future__ import annotations

from newscrawl.demo.words import Topic, Words

_TOPICS = (
    Topic(
        ("{place}老码头变身渔市", "{place}渔民重返老码头"),
        "停用多年的码头重新交还给在这里卸过鱼的人们。",
        (
            "{place}的老码头本周重新开放，新建的渔市设有{n1}个摊位。",
            "二十年前搬走的渔家最先拿到摊位，其中{n2}户已经签下租约。",
            "卖熏鳗鱼的{person}说，她租下两张台子，每月租金{n3}元。",
            "屋顶用了从旧铁路桥上拆下的落叶松，重{n2}吨。",
            "从{city}开来的班车每天在码头停靠{n1}次，比过去多一倍。",
        ),
        "摊主在{place}老码头整理货箱。",
    ),
    Topic(
        ("{place}芦苇荡迎回白枕鹤", "{place}湿地候鸟数量再创新高"),
        "志愿者在天亮前清点候鸟，那时芦苇荡最安静。",
        (
            "志愿者本周在{place}附近的芦苇荡数到{n1}只白枕鹤。",
            "保护区表示，这是有记录以来的最高数字，比去年多{n2}只。",
            "带队的教师{person}说，鹤群每年秋天都来得更早。",
            "农户把{n3}公顷稻茬留在田里，让鹤群有食可觅。",
            "一条由{n2}块木板铺成的小路让游客不必走进芦苇丛。",
        ),
        "清晨，白枕鹤在{place}的浅滩上休息。",
    ),
    Topic(
        ("{place}图书馆开始借种子", "在{place}，借书也能借种子"),
        "借走豆子的人还回豆子，还要写下它是怎样长大的。",
        (
            "{place}图书馆开始外借种子，目前已有{n1}个品种。",
            "读者春天领走一个纸袋，秋天为每一粒种子还回{n2}粒。",
            "管理员{person}把每位种植者的名字写在抽屉上。",
            "去年共借出{n3}袋，只有{n2}袋没有还回来。",
            "来自{city}的一种爬藤豆最受欢迎，要排队才能借到。",
        ),
        "种子抽屉摆在{place}图书馆的书架之间。",
    ),
    Topic(
        ("{place}夜班列车恢复运行", "开往{city}的夜班列车回来了"),
        "高铁开通后停开的夜车，在学生们的请求下恢复。",
        (
            "{place}与{city}之间的夜班列车将从下月一日起恢复运行。",
            "列车晚上十点发车，{n2}节卧铺车厢可载{n1}名旅客。",
            "在外地读书的{person}为恢复旧时刻表征集了{n3}个签名。",
            "下铺票价比最快的白天车次便宜{n2}元。",
            "铁路部门说，只要卖出{n1}张卧铺票，这趟车就不亏本。",
        ),
        "首趟夜班列车停靠在{place}站台。",
    ),
)

WORDS = Words(
    topics=_TOPICS,
    closing=(
        "{place}有关部门表示，将在{month}月再次讨论这项计划。",
        "类似的计划也在{city}进行，预计{month}月开工。",
    ),
    asides=(
        "“到目前为止，这在沿海还是头一个。”一位来自{city}的游客说。",
        "街角那家老店没有人去问过，店主今年78岁，每天五点照样开门。",
        "参加的村子并不多：上坝、下桥、南浦、北滩和{place}。",
    ),
    subheads=("从头开始", "下一步怎么走"),
    places="兰桥镇 北滩镇 水口村 南浦镇 云溪镇 河头村 青石镇 大湾村 柳树镇 松岗镇".split(),
    cities="东海市 临江市 丰河市 永泉市 海洲市 景山市".split(),
    family_names="赵 钱 孙 李 周 吴 郑 王 冯 陈 蒋 沈 韩 杨".split(),
    given_names="岚 梅 俊 涛 欣怡 浩然 宁 博 雨辰 舒 瑞 安琪 凯 文静".split(),
    other_names=("阿依古丽·买买提", "欧阳宁"),
    months="三 四 六 九 十".split(),
    name="{family}{given}",
)

# A language page prints each Chinese paragraph with its English translation below it.
BILINGUAL = (
    (
        "{place}的读者春天领走一个纸袋，袋里装着{n1}粒豆子。",
        "Readers take a paper bag home in spring; it holds {n1} beans, and a form to fill in.",
    ),
    (
        "秋天，他们把收成的一部分还给图书馆。",
        "In autumn they bring a part of the harvest back, {n2} beans for each one that grew.",
    ),
    (
        "图书馆把每个名字写在抽屉上，今年已有{n3}个。",
        "The library writes every name on a drawer; this year there are {n3} of them.",
    ),
    (
        "“豆子比书走得更远，”管理员说。",
        '"Beans travel further than books," the librarian said, and closed drawer {n1}.',
    ),
)
BILINGUAL_TITLES = (
    "一袋豆子用英语怎么说？",
    "“种子图书馆”走红，英语怎么说",
    "每日一词：seed library",
)
