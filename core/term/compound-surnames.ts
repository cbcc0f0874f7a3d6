/** Chinese surnames of two characters, as they are borne today or met in history. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  `欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙
  钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干
  百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 左丘 公伯 西门 公祖 第五 公乘 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚
  褚师 纳兰 完颜 耶律 叶赫 那拉 富察 爱新 屠岸 贺兰 贺若 斛律 豆卢 单于 呼衍 沮渠 秃发 乞伏 尔朱 哥舒 仆固`.split(
    /\s+/,
  ),
);
