"""Characters of one shape: which ones are taken for each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

GROUPS = (
    "己已巳 未末朱 日曰目 土士 干千于 人入八 大太犬 天夫无 午牛 刀力刃 免兔 今令 戊戌戍戎 候侯 折拆析 "
    "拔拨 辨辩辫 幕暮慕墓募 壁璧 竞竟 燥躁噪 赢羸 历厉 栗粟 孤弧狐 狼狠 徒徙陡 待侍持恃 博搏傅 管菅 "
    "官宫宜 贪贫 兵乒乓 住往佳 仓仑 抢抡 沦沧 沪泸 洒酒 活话 准淮 冶治 凉谅 晴睛精 清请情 遣遗 即既 "
    "郎朗 卯卵 扳板 杨扬场 抗坑杭 歧岐 技枝 抹沫 味昧 盲育肓 捎梢稍 粮梁粱 湖糊瑚 科料 衷哀衰 喜善 "
    "密蜜 帅师 币市布 厂广 床庆 压庄 围国图 因困囚固 园圆 回四 白自百臼 旧归 旦且 早旱 甲申由田 电甩 "
    "史吏更 失矢 本木术 休体 仕任 仅权 代伐 伏优 名各 若苦 右石古 占古 吉告 合台含 员贡 责贵 货贷 "
    "党觉 掌拿 具县真 直真宜 宣宜 宝室宅 宁字 安妄 空窒 容客 寒塞赛 宵霄 抱拖 拒柜 拍柏 担坦但 坦垣 "
    "恒垣 栋株 根恨 眼恨 很根 狠很 抓爪瓜 斥斤 升开 开井 并井 母毋 毋每 侮悔海 梅海 晦悔 诲悔 纪记 "
    "亿忆 议仪 义叉 又叉 文丈 支文 扰拢 优扰 讯汛 汛迅 迅讯 讨计 计汁 订汀 认队 阵陈 阳阴 际阶 陕狭 "
    "峡狭 侠狭 徐除 涂徐 途逐 逐遂 送达 达迭 远还 进近 近迈 逃挑 桃挑 跳挑 眺挑 域城 城诚 诚试 试式 "
    "武式 戒戎 成戍 威戚 戴载 载裁 栽裁 截戴 暧暖 缓援 暖缓 援授 受爱 妥受 爰爱 奖桨 浆桨 浆奖 梨犁 "
    "棃梨 架驾 奋夺 奇寄 崎奇 骑崎 绮骑 倚椅 俏消 削消 哨消 销消 锁销 销铺 捕铺 浦捕 补朴 朴扑 扑补 "
    "仆朴 讣仆 赴讣 起赶 赶赴 超越 趁趋 钟种 种冲 冲仲 伸仲 伸神 神袖 抽袖 柚油 油抽 宙审 届屈 居届 "
    "屁尼 泥尼 呢泥 尾屋 启肩 雇启 炸作 昨作 窄炸 灾灸 炙灸 炎灾 淡谈 岛乌 鸟乌 鸟岛 凫岛 鸣鸡 呜鸣 "
    "鸦鸭 押鸭 抻押 呻神 坤坪 评坪 评许 平乎 呼乎 华毕 桦华 哗华 草革 卓桌 朝潮 嘲潮 期朝 斯期 欺期 "
    "明朋 用甩 通涌 诵通 思恩 恩愚 惠患 忍忽 急怠 怠意 意竟 章意 童章 音章 暗喑 喧暄 宣喧 渲喧 "
)
"""Characters that printers, readers of handwriting and recognition take for each other, in groups; the shipped table of
look-alikes was made from them.
"""

OTHERS = (
    "改政 攻政 天太 门问间闻闷 们问 目且 曰四 话诂 讲进 问同 同向 何向 间阎 北此 此比 比化 化北 全金 于千 下不 "
    "間問聞開閒 門鬥 書畫晝盡 師帥 東柬車束 貝見具貢 買賣 會曾 陳陣 揚楊場湯 傳傅 輪輸論 綱網鋼 線綠緣 復複 歷曆 "
    "裡裏裹 學覺舉 興與輿 擔膽 農晨 馬烏鳥島 遠達違 遺遣 運連蓮 還環 時峙侍 電雷 務矜 參叄 號虢 對封 國圖圍園 來未末 "
    "過遇 經輕徑 現規 親新 觀歡 讓護 議譏 識織職 試誠 記訪 計訂 許評 設段 認謂 説脫 請晴 調週 談淡 諸請 謀課 證登 "
    "飯飲 館餘 騎驕 驗險檢 賣責 費貴 賀賃 貨貸 資質 軍車 輛輕 轉傳 辦辨辯 壽濤 勞榮 勝騰 動勁 勤勸 區樞 協脅 單軍 "
    "嚴巖 壞壤懷 壓歷 塊魂 處虛 虜慮 補捕 製裂 價償 億憶 優擾 儀義 黨堂 點黑 龍籠 齊齋 變戀 條修 楊揚 業叢 極拯 樣漾 "
    "機幾 權灌 歲歳 殺役 氣氛 決快 沒設 減滅 測側 滿瞞 漢漠 澤擇譯 災炎 為鳥 無舞 煙燻 熱勢 獨燭 獲穫護 當富 發廢 "
)
"""More of them, most traditional, which the table says nothing of: a person chooses."""


@cache
def _alike() -> Mapping[str, str]:
    alike: dict[str, str] = {}
    for group in f"{GROUPS} {OTHERS}".split():
        for character in group:
            known = alike.get(character, "")
            alike[character] = known + "".join(one for one in group if one != character and one not in known)
    return alike


def alike(character: str) -> str:
    """The characters that a character is taken for; none for one that looks like no other."""
    return _alike().get(character, "")
