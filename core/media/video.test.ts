/** Which addresses a film may have, and what is made of what people paste. */
import { expect, test } from "vitest";
import { playerOf, toPlayerAddress, videoSchema } from "./video.ts";

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
  "http://www.bilibili.com/video/1",
  "https://user@www.bilibili.com/video/1",
  "https://www.bilibili.com:8443/video/1",
  "https://qq.com/x",
  "javascript:alert(1)//bilibili.com",
  "data:text/html,https://youtu.be/1",
  "",
])("does not take %j", (url) => {
  expect(playerOf(url)).toBeNull();
  expect(videoSchema.safeParse({ kind: "player", url, showing: "film" }).success).toBe(false);
});

test("mends a missing scheme and http, and refuses a front page and text around", () => {
  expect(toPlayerAddress(" www.bilibili.com/video/BV1 ")).toBe(
    "https://www.bilibili.com/video/BV1",
  );
  expect(toPlayerAddress("http://v.qq.com/x/1.html")).toBe("https://v.qq.com/x/1.html");
  expect(toPlayerAddress("//youtu.be/1")).toBe("https://youtu.be/1");
  expect(toPlayerAddress("https://www.bilibili.com/")).toBeNull();
  expect(toPlayerAddress("看 https://youtu.be/1 吧")).toBeNull();
  expect(toPlayerAddress("example.org/video")).toBeNull();
});
