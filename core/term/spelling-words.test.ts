import { expect, test } from "vitest";
import { emptyEntry } from "./entry.ts";
import { spellingWords } from "./spelling-words.ts";

test("every word of what may be written is known, and none of what must not be", () => {
  const entry = {
    ...{ ...emptyEntry("place"), zh: "望舒山", acronym: "WSM" },
    en: [
      { text: "Mount Wangshu (Yueshan)", status: "approved" as const },
      { text: "Wangshu’s Peak", status: "allowed" as const },
      { text: "Wangshoo", status: "forbidden" as const },
    ],
  };
  expect([...spellingWords([entry])].toSorted()).toEqual(
    ["mount", "peak", "wangshu", "wangshu's", "wsm", "yueshan"].toSorted(),
  );
});
