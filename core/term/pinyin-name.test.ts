/** Names of people and places in pinyin, as GB/T 28039—2011 spells them. */
import { describe, expect, test } from "vitest";
import { spellPerson, spellPlace } from "./pinyin-name.ts";

const people = `
张三 Zhang San|李小明 Li Xiaoming|欧阳修 Ouyang Xiu|诸葛亮 Zhuge Liang|司马光 Sima Guang|上官婉儿 Shangguan Wan'er
单雄信 Shan Xiongxin|查良镛 Zha Liangyong|仇英 Qiu Ying|尉迟恭 Yuchi Gong|曾国藩 Zeng Guofan|解缙 Xie Jin|区寄 Ou Ji
朴树 Piao Shu|任正非 Ren Zhengfei|华罗庚 Hua Luogeng|盖叫天 Ge Jiaotian|乐毅 Yue Yi|吕布 Lyu Bu|聂卫平 Nie Weiping
吕绿 Lyu Lyu|王略 Wang Lyue|缪荃孙 Miao Quansun|宁静 Ning Jing|覃海洋 Qin Haiyang|燕青 Yan Qing|冼星海 Xian Xinghai
洗星 Xian Xing|车晓 Che Xiao|逄先知 Pang Xianzhi|佘诗曼 She Shiman|长孙无忌 Zhangsun Wuji|澹台灭明 Tantai Mieming
万俟卨 Moqi Xie|令狐冲 Linghu Chong|王静安 Wang Jing'an|陈西安 Chen Xi'an|高翔 Gao Xiang|张安 Zhang An|宿白 Su Bai
翟志刚 Zhai Zhigang|召明 Shao Ming|祭遵 Zhai Zun|员半千 Yun Banqian|那英 Na Ying|哈文 Ha Wen|应采儿 Ying Cai'er|艾青 Ai Qing
种师道 Chong Shidao|折可适 She Keshi|牟其中 Mou Qizhong|乜先 Nie Xian|过百龄 Guo Bailing|能元 Nai Yuan|柏杨 Bai Yang
隗嚣 Wei Ao|贾平凹 Jia Ping'ao|褚时健 Chu Shijian|訾洪 Zi Hong|臧克家 Zang Kejia|晁盖 Chao Gai|谌龙 Chen Long|鲜于枢 Xianyu Shu
皇甫嵩 Huangfu Song|公孙策 Gongsun Ce|夏侯惇 Xiahou Dun|东方朔 Dongfang Shuo|呼延灼 Huyan Zhuo|卜学亮 Bu Xueliang|郤正 Xi Zheng
葛优 Ge You|秦琼 Qin Qiong|薄熙 Bo Xi|沈从文 Shen Congwen|叶圣陶 Ye Shengtao|余秋雨 Yu Qiuyu|繁钦 Po Qin|慕容复 Murong Fu
赫连勃勃 Helian Bobo|郇山 Huan Shan|句践 Gou Jian|谢安 Xie An|钟繇 Zhong Yao|黄盖 Huang Gai|莘瑶 Shen Yao|戴望舒 Dai Wangshu`
  .trim()
  .split(/[|\n]/)
  .map((line) => line.split(/ (.*)/) as [string, string]);

test(`spells ${people.length} names with the surname first and the given name in one word`, () => {
  const wrong = people
    .map(([zh, en]) => [zh, en, spellPerson(zh)?.text])
    .filter(([, wanted, got]) => wanted !== got);
  expect(people.length).toBeGreaterThanOrEqual(60);
  expect(wrong).toEqual([]);
});

test("offers the other readings of a surname that families read in two ways", () => {
  expect(spellPerson("乐嘉")).toEqual({ text: "Yue Jia", others: ["Le Jia"] });
  expect(spellPerson("覃小红")?.others).toEqual(["Tan Xiaohong"]);
  expect(spellPerson("王小红")?.others).toEqual([]);
});

test("spells nothing that is no Chinese name", () => {
  for (const name of ["", "王", "约翰·史密斯", "Anna", "阿卜杜热合曼", "王A", "张王李赵"])
    expect(spellPerson(name)).toBeNull();
});

describe("places", () => {
  test.each([
    ["西安", "Xi'an"],
    ["北京", "Beijing"],
    ["重庆", "Chongqing"],
    ["吕梁", "Lyuliang"],
    ["六安", "Lu'an"],
    ["厦门", "Xiamen"],
    ["朝阳", "Chaoyang"],
  ])("%s is %s", (zh, en) => expect(spellPlace(zh)).toBe(en));

  test("what is not all Han has no spelling", () => expect(spellPlace("A区")).toBeNull());
});
