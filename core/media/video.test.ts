/** Which addresses a film may have, and what is made of what people paste. */
import { expect, test } from "vitest";
import { filmHostSchema, isAllowedFilm, playerOf, toPlayerAddress, videoSchema } from "./video.ts";

test("knows the players by their hosts, subdomains among them", () => {
  expect(playerOf("https://www.bilibili.com/video/BV1xx411c7mD")).toBe("bilibili");
  expect(playerOf("https://live.bilibili.com/6")).toBe("bilibili");
  expect(playerOf("https://v.qq.com/x/page/a.html")).toBe("tencent");
  expect(playerOf("https://v.youku.com/v_show/id_X.html")).toBe("youku");
  expect(playerOf("https://youtu.be/abc")).toBe("youtube");
});

test.each([
  "https://evilbilibili.com/video/1",
  "https://bilibili.com.evil.example/1",
  "https://qq.com/x",
])("does not know %j, which a library may allow", (url) => {
  expect(playerOf(url)).toBeNull();
  expect(isAllowedFilm(url, [])).toBe(false);
  expect(isAllowedFilm(url, [new URL(url).hostname])).toBe(true);
  expect(videoSchema.safeParse({ kind: "player", url, showing: "film" }).success).toBe(true);
});

test("allows a host of the library with what lies below it, and nothing that only ends alike", () => {
  const hosts = ["tv.example.cn"];
  expect(isAllowedFilm("https://tv.example.cn/1", hosts)).toBe(true);
  expect(isAllowedFilm("https://live.tv.example.cn/1", hosts)).toBe(true);
  expect(isAllowedFilm("https://mytv.example.cn/1", hosts)).toBe(false);
  expect(isAllowedFilm("https://example.cn/1", hosts)).toBe(false);
  expect(toPlayerAddress("tv.example.cn/1", hosts)).toBe("https://tv.example.cn/1");
  expect(toPlayerAddress("tv.example.cn", hosts)).toBeNull();
  const good = ["tv.example.cn", "a-b.org", "xn--fiq228c.cn"];
  const bad = [
    "",
    "cn",
    "a..cn",
    "-a.cn",
    "a.cn/x",
    "https://a.cn",
    "a.cn:8",
    "A.cn",
    "a b.cn",
    "*.a.cn",
  ];
  expect(good.filter((host) => !filmHostSchema.safeParse(host).success)).toEqual([]);
  expect(bad.filter((host) => filmHostSchema.safeParse(host).success)).toEqual([]);
});

test.each([
  "http://www.bilibili.com/video/1",
  "https://user@www.bilibili.com/video/1",
  "https://www.bilibili.com:8443/video/1",
  "javascript:alert(1)//bilibili.com",
  "data:text/html,https://youtu.be/1",
  "",
])("does not take %j", (url) => {
  expect(playerOf(url)).toBeNull();
  expect(videoSchema.safeParse({ kind: "player", url, showing: "film" }).success).toBe(false);
});

test("mends a missing scheme and http, and refuses a front page and text around", () => {
  expect(toPlayerAddress(" www.bilibili.com/video/BV1 ", [])).toBe(
    "https://www.bilibili.com/video/BV1",
  );
  expect(toPlayerAddress("http://v.qq.com/x/1.html", [])).toBe("https://v.qq.com/x/1.html");
  expect(toPlayerAddress("//youtu.be/1", [])).toBe("https://youtu.be/1");
  expect(toPlayerAddress("https://www.bilibili.com/", [])).toBeNull();
  expect(toPlayerAddress("看 https://youtu.be/1 吧", [])).toBeNull();
  expect(toPlayerAddress("example.org/video", [])).toBeNull();
});
