"""What the trade writes in its own hand: bylines, datelines, credits, jumps, imprints, page heads.

Every pattern reads folded text (see `fold`): full-width punctuation, half-width digits and letters, simplified
characters.
"""

from __future__ import annotations

import re

from annotator.core.text import numeral

_HALF = "".join(chr(code) for code in range(0x21, 0x7F))
_FULL = "".join(chr(code + 0xFEE0) for code in range(0x21, 0x7F))
_PUNCTUATION = dict(zip(",.!?:;()", "，。！？：；（）", strict=True))
_SCRIPTS = (
    "記记訊讯報报電电攝摄圖图員员導导講讲據据專专車车號号頁页張张編编輯辑責责設设計计製制轉转續续後后從从東东"
    "聞闻會会問问題题話话時时間间個个週周請请華华經经國国社社陳陈劉刘楊杨黃黄趙赵吳吴孫孙馬马許许鄧邓馮冯韓韩"
    "鄭郑謝谢葉叶呂吕蘇苏盧卢蔣蒋賈贾魏魏鍾钟譚谭鄒邹陸陆閻阎龍龙賀贺顧顾龔龚錢钱湯汤嚴严萬万蕭萧羅罗來来聯联"
    "資资長长並并則则於于與与為为這这對对說说們们還还將将無无開开發发現现實实廣广啟启徵征聲声業业務务齊齐聖圣"
    "總总統统處处學学團团際际稱称點点處处歲岁兩两"
)
_FOLDED = str.maketrans(
    dict(zip(_SCRIPTS[::2], _SCRIPTS[1::2], strict=True))
    | dict(zip(_FULL, _HALF, strict=True))
    | _PUNCTUATION
    | {full: _PUNCTUATION.get(half, half) for half, full in zip(_HALF, _FULL, strict=True)}
    | dict(zip("「」『』〔〕｡\u00a0\u3000\u200b", "“”“”（）。   ", strict=True))
)
FOLD = [ord(_FOLDED.get(code, chr(code))) for code in range(0x10000)]
"""What `fold` makes of each code point of the Basic Multilingual Plane: a list is read in half the time of a dict."""


def fold(text: str) -> str:
    """The text in one width, one script and one set of quotation marks; every character keeps its place."""
    return text.translate(FOLD)


SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马"
    "苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪"
    "祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田"
    "樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封储靳汲"
    "松井段富巫乌焦巴弓牧车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲邰从鄂索咸籍"
    "赖卓蔺屠蒙池乔阴胥苍双闻党翟谭贡劳逄姬申扶堵冉宰桑桂濮牛寿通边扈燕冀郏浦郜尚农温别庄晏柴瞿阎充慕连茹习宦"
    "艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄东欧殳沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶空曾关岳帅涂"
    "仝肖付代邸闫佘侣覃牟丘仉隋兰冼郄谌桓苑智查"
)
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
"""The Chinese characters of names and titles, for use inside the brackets of a regular expression."""
_HAN = f"[{HAN}]"
_COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|百里|申屠|呼延|宇文|长孙"
_NAME = (
    rf"(?:(?:{_COMPOUND}){_HAN}{{1,2}}|[{SURNAMES}](?:(?: {{1,2}}{_HAN}){{1,2}}|{_HAN}{{1,2}})"
    rf"|{_HAN}{{1,6}}(?:·{_HAN}{{1,8}})+)"
)
_NAMES = rf"{_NAME}(?:[ 、，/]{{0,3}}{_NAME}){{0,8}}"
_MARK = r"[■□◆◇●○◎▲△▼▽★☆◤◢\-—•·] *"
_TRADE = (
    r"(?:记者|通讯员|评论员|评论部|特派员|撰稿人?|编辑|实习生|见习生|摄影师|主笔|作者|撰文|摄影报道|摄影"
    r"|文图|图文|文[/\\]图|图[/\\]文|[文图](?=/))"
)
_CREDIT = r"(?:文图|图文|摄影报道|摄影|报道|整理|采写|撰文|供图|摄|/图|图|文)"
_NUMBER = "[一二三四五六七八九十]"

MARKED = re.compile(rf"^{_MARK}")
GLUED = re.compile(rf"^(?:本报|新华社|本刊|本社){_HAN}{{0,6}}?{_TRADE}(?:{_NAMES})?$")
NAMES = re.compile(rf"^{_NAMES}$")
PLACED_NAME = re.compile(rf"^{_HAN}{{2,12}}  ?{_NAME}$")
_TRADED = re.compile(_TRADE)
_TITLE = re.compile(rf"{_HAN}{{0,10}}?{_TRADE}[：:/ ]*")
_INSTITUTION = re.compile(rf"^{_HAN}{{4,16}}$")
_BYLINE_MOST = 60


_LIST_OF_NAMES = re.compile(rf"(?:(?:{_COMPOUND}|[{SURNAMES}]){_HAN}{{1,2}}){{3,}}")


def is_list_of_names(text: str) -> bool:
    """Whether a folded line holds nothing but three or more people's names, with spaces in and between them."""
    return " " in text and bool(_LIST_OF_NAMES.fullmatch(text.replace(" ", "")))


def is_byline(text: str) -> bool:
    """Whether a folded line holds nothing but a mark, the titles of the trade, houses and names."""
    mark = MARKED.match(text)
    if len(text) > _BYLINE_MOST or not (mark or _TRADED.search(text)):
        return False
    names, titles = _TITLE.subn(" ", text[mark.end() :] if mark else text)
    names = names.strip(" /、，\\")
    if titles:
        return not names or bool(NAMES.match(names))
    return bool(mark) and bool(NAMES.match(names) or _INSTITUTION.match(names))


_HOUSE = (
    r"(?:本报|本社|本刊|新华社|中新社|中央社|路透社?|美联社|法新社|塔斯社|合众社?|联合社|国民社|电通社"
    rf"|据?{_HAN}{{2,6}}(?:日报|晚报|早报|时报|商报|社))"
)
_BRACKETED_DATELINE = (
    r"(?:【[^】]{0,12}(?:[讯电]|报[道导])[^】]{0,6}】|（[^（），。]{1,24}(?:日[电讯]|综合[电讯]|专[电讯]|报[道导])）)"
)
_WIRE = (
    rf"(?:{_HAN}{{2,6}}\d{{0,2}}{_NUMBER}{{0,3}}日[专急特]?[电讯]|{_HAN}{{2,8}}\d{{1,2}}月\d{{1,2}}日[电讯]"
    rf"|{_HAN}{{1,4}}(?:快报|网|台)讯|[又另][讯电](?=[：，、 ]))"
)
DATELINE = re.compile(
    rf"^(?:{_BRACKETED_DATELINE}|[（(【]?据?{_HOUSE}(?:消息|专电|特讯|讯|[^，。]{{0,22}}?[讯电])|{_WIRE})"
)
DATELINE_INSIDE = re.compile(
    r"[（(]?[据據]?(?:(?:本[报報社]|新[华華]社|中新社|中央社|路透社|美[联聯]社|法新社|塔斯社|人民网|新华网|中新网|中国网|央广网)"
    r"[^，。（：]{0,24}?(?:消息|[专專][电電]|[讯訊电電])|【[^】，。]{0,12}(?:[讯訊电電]|[报報][道导導])】)(?=[（(）)：:\s]|[记記]者|[据據])"
)
"""A dateline inside a line: only the names of agencies tell where it begins, and only what follows that it is one."""
DATELINE_SPAN = re.compile(
    rf"^(?:{_BRACKETED_DATELINE}|据?{_HOUSE}(?:消息|专电|特讯|讯|[^，。（]{{0,22}}?[讯电])|{_WIRE})"
    r" *(?:（[^（）]{0,60}）|记者 ?[^，。：]{2,30}报道：)?"
)


def has_dateline(text: str) -> bool:
    """Whether a folded paragraph opens with a dateline."""
    return any(map(text.__contains__, "讯电专消报")) and bool(DATELINE.match(text))


_LABEL = "(?:日期|时间|版次|卷期|来源|出处|刊期)"
_DATE = r"(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}"
_SOURCE = re.compile(rf"(?=.*{_DATE}).{{0,16}}{_LABEL}[^：，。]{{0,4}}：")
_COLON = re.compile("[:：]")
_SOURCE_MOST = 80


def is_source(text: str) -> bool:
    """Whether a line says in which paper, when and on what page the article was printed, as databases write."""
    return len(text) <= _SOURCE_MOST and bool(_COLON.search(text)) and bool(_SOURCE.match(fold(text)))


ENDING_DATELINE = re.compile(r"（[^（）]{0,4}(?:本报|新华社|据|均据|完)[^（）]{0,64}）$")
CREDIT = re.compile(
    rf"(?:{_NAME} *{_CREDIT}|新华社发|供图|资料图片|影像中国|人民视觉|视觉中国|摄影报道"
    rf"|{_TRADE} *[^，。]{{2,12}}摄)[^，。]{{0,10}}[）)]?$"
)
PHOTO_CREDIT = re.compile(
    rf"(?:{_NAME} *摄|供图|新华社发|资料图片|影像中国|人民视觉|摄影报道|摄影 *{_TRADE}? *{_NAMES})）*$"
)
CAPTION = re.compile(r"^(?:[上下左右]?图[为①-⑩一二三四1-4：、]|图片?说明|[①-⑩]|[上下左右]图)")
_PAGE = r"第?\s*(?P<page>[A-Za-zＡ-Ｚａ-ｚ]?\s?[0-9０-９一二三四五六七八九十〇零两廿]{1,4})"
JUMP_TO = re.compile(
    r"(?:[（(【〔\[]\s*)?(?:[▶►→➔⇒>]{1,3}\s*)?"
    r"(?:下[转轉]|[续續][见見]|[转轉](?=[^版页頁]{1,6}[版页頁])|(?<=[▶►→➔⇒])(?=\s*[A-ZＡ-Ｚ第]))"
    rf"\s*{_PAGE}\s*[版页頁]?(?:\s*[▶►→]{{1,3}})?(?:\s*[)）】〕\]])?"
)
JUMP_FROM = re.compile(
    r"(?:[（(【〔\[]\s*)?(?:[◀◄←<]{1,3}\s*)?(?:[紧緊]?[上承]?接|[续續]自?)"
    rf"\s*{_PAGE}\s*[版页頁](?:\s*[◀◄←]{{1,3}})?(?:\s*[)）】〕\]])?"
)
"""Both jumps can be read in raw text as well as in folded; the page stands in the group `page`."""

FOLIO = re.compile(
    r"^(?:第?[ 0-9A-Z一二三四五六七八九十]{1,5}[版页](?:[ ：:·|]*[\u4e00-\u9fff ]{0,12})?"
    r"|[\u4e00-\u9fff ]{0,10} *(?:\d{4}|[一二三四五六七八九〇零○]{4}) ?[年\-/.]"
    r" ?[\d一二三四五六七八九十]{1,3} ?[月\-/.] ?[\d一二三四五六七八九十]{1,3} ?日? ?.{0,40}"
    r"|[\u4e00-\u9fff]{2,8}[报刊] *\d{6,8}|[A-Z]?\d{1,3}|[A-Z]\d{1,2}[ ：:]+[\u4e00-\u9fff]{2,6}"
    r"|今日[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}(?:[日晚早晨时周商导快新公都市青年]报|都市报|青年报)"
    rf"|[\u4e00-\u9fff]{{0,8}} *(?:中华)?(?:民国|光绪|宣统|同治)(?:{_NUMBER}|元|廿|卅){{1,4}}年.{{0,30}}"
    r"|.{0,12}(?:国内统一|统一刊号|邮发代号|CN ?\d\d-).{0,60})$"
)
_FOLIO_HINT = re.compile(r"[版页报刊年号\d]|今日")


def is_folio(text: str) -> bool:
    """Whether a folded line is a masthead, a page head, a page number or a date line."""
    return bool(_FOLIO_HINT.search(text)) and bool(FOLIO.match(text))


IMPRINT = re.compile(
    r"(?:责任?编辑?|责编|版式|美编|校对|组版|编审|值班|统筹|制图|绘图|设计|邮箱|热线|电话|来稿|投稿|数据来源)"
    r"[^，。]{0,6}[：: ]"
)
COLUMN_TAG = re.compile(r"（[^（）。]{2,16}）$")
PHOTO_TITLE = re.compile(r"^(?:图片(?:报道|新闻|故事)|新华社照片|摄影报道)|（附?图片?(?:\d+张|[一二三四]张)?）$")
NOTICE = re.compile(
    r"(?:启事|小启|敬告|公示|招领|公告|声明|通告|讣告|更正|挂失|招标|拍卖|征稿|通知|欢迎赐稿|告示|布告)$"
)
EDITORIAL = re.compile(r"^(?:编者按|编者的话|开栏的话|核心阅读|导读|编辑点评|按语?：|编后)")
INNER = re.compile(
    r"^[【■◆●▲]? ?(?:相关)?(?:链接|延伸阅读|背景(?:资料)?|新闻背景|资料|点评|编辑点评|现象|关键词|事件|结束语|结语"
    r"|尾声|引子|附录?|注|目录|编后|编余|名词解释|小贴士|小资料|(?:记者|采访|编者)?手记|图片?\d?|提要|摘要|要点"
    r"|头条看点|看点|问|答|专家观点|网友观点|数说|数读|对策|建议|[①-⑩\d一二三四五六七八九十]{1,2})[】：]?$"
    r"|^[—－-]{1,4}编 *者$"
)
SERIAL = re.compile(
    rf"^(?:{_NUMBER}{{1,3}}[、．.]|（(?:{_NUMBER}|\d){{1,3}}）|\d{{1,2}}[、．.： ]"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条篇编]|[①-⑳]|之[一二三四五六])"
)
ASIDE = re.compile(r"^[（【].{0,60}[）】]$")
QUESTION = re.compile(r"^(?:问|答|记者|甲|乙)：|^【.{1,8}】")

TIME_OPENING = re.compile(
    r"^(?:近日|日前|近来|近年来|最近|今天|昨天|昨日|今日|昨晚|今年|去年|眼下|\d{1,4}[年月]"
    rf"|{_NUMBER}{{1,3}}月|当地时间|截至|连日来|走进|初[春夏秋冬])"
)
GOING_ON = re.compile(
    r"^(?:[“‘]|这|那|此|他|她|它|其|同时|与此|另外|而|但|不过|然而|因此|因为|所以|于是|对此|为此|如今|目前"
    r"|据悉|据介绍|据了解|记者|会议|会上|活动|截至|下一步|接下来|随后|之后|后来|当时|当天|当年|从|在|正是|正因|不仅|除了|通过|"
    r"作为|对于|至于|总之|由此|同样|首先|其次|再次|最后|第[一二三四五]|一方面|另一方面|双方|我们?|你|本次|该)"
)
REPORTING = re.compile(r"(?:说|表示|指出|强调|认为|介绍|告诉|称|道|感慨|坦言)[，：。]")
OUTLOOK = re.compile(
    r"(?:下一步|未来|将继续|新篇章|新局面|新台阶|新贡献|新征程|一定|必将|不断|更加|更好|出席|参加|陪同|[！…])"
)
TITLED_NAME = re.compile(
    r"(?:书记|主席|总理|部长|省长|市长|县长|主任|校长|院长|教授|研究员|经理|董事长|总统|首相|大使|委员|局长|代表"
    r"|村民|居民|市民|工人|职工|战士|同志|先生|女士)"
)


def page_number(text: str) -> str:
    """A page as written ("２", "第二版", "A05", "十二") in one spelling ("2", "2", "A5", "12"); "" for none."""
    match = re.search(r"([A-Z]?) ?(\d{1,3}|[零〇一二三四五六七八九十两廿]{1,4})", fold(text).upper())
    if not match:
        return ""
    letter, digits = match.groups()
    return letter + str(int(digits) if digits.isascii() else numeral(digits))
