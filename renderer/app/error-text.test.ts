/** Every refusal that the contract knows has words of its own, in both languages, with every blank filled. */
import { ORPCError } from "@orpc/client";
import { createInstance, type TFunction } from "i18next";
import { expect, it } from "vitest";
import { contract } from "../../core/api/contract.ts";
import { approvalStates } from "../../core/publication/approval-state.ts";
import { approveRefusals } from "../../core/publication/staging.ts";
import { targetProblems } from "../../core/api/publication.ts";
import { engineProblemCodes } from "../../core/engine/engine-problem.ts";
import { libraryProblemCodes } from "../../core/library/library-problem.ts";
import en from "../../resources/locales/en/error.json" with { type: "json" };
import zhCn from "../../resources/locales/zh-CN/error.json" with { type: "json" };
import { errorWords } from "./error-text.ts";

/** Data that goes with a code, as main would send it; every variant of those that have several. */
const variants: Record<string, unknown[]> = {
  LIBRARY_PROBLEM: libraryProblemCodes.map((code) => ({
    code,
    dir: "/libraries/a",
    data: { version: 2, pid: 7, host: "desk", movedTo: "library.json.damaged" },
  })),
  TERM_CHANGED: [{ zh: "会长" }],
  TOO_MANY_TERMS: [{ most: 50_000 }],
  COLUMN_IN_USE: [{ columns: ["news"] }],
  TARGET_PATH_REFUSED: [{ target: "site", path: "/sites/a" }],
  CANNOT_GO_BACK: [
    { number: 3, paths: ["index.html", "art/1.html"] },
    { number: 3, paths: [] },
  ],
  NOT_APPROVED: approvalStates.map((state) => ({ staging: "rehearsal", state })),
  APPROVE_REFUSED: approveRefusals.map((reason) => ({ reason })),
  TARGET_LOCKED: [
    { path: "/sites/a", by: "peiyun", host: "desk", since: "2026-11-22T08:00:00Z" },
    { path: "/sites/a", by: "", host: "", since: "" },
  ],
  TARGET_UNREACHABLE: targetProblems.map((reason) => ({
    path: "/sites/a",
    reason,
    detail: "SHA256:abc",
  })),
  ENGINE_PROBLEM: engineProblemCodes.map((code) => ({
    ...{ code, engine: "DeepL", status: 500, about: "no", retryAfterS: 9 },
  })),
};

const codes = new Set(
  Object.values(contract).flatMap((noun) =>
    Object.values(noun).flatMap((procedure) => Object.keys(procedure["~orpc"].errorMap)),
  ),
);

async function wordsIn(language: string): Promise<TFunction<"error">> {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    defaultNS: "error",
    resources: { en: { error: en }, "zh-CN": { error: zhCn } },
    interpolation: { escapeValue: false },
  });
  return i18n.getFixedT(language, "error") as TFunction<"error">;
}

it.each(["zh-CN", "en"])("knows every code of the contract in %s", async (language) => {
  const t = await wordsIn(language);
  expect(codes.size).toBeGreaterThan(10);
  for (const code of codes)
    for (const data of variants[code] ?? [undefined]) {
      const { title, advice } = errorWords(new ORPCError(code, { defined: true, data }), t);
      expect({ code, title }).not.toEqual({ code, title: t("unexpected.title") });
      expect(`${title} ${advice}`).not.toMatch(/\{\{|\.title|\.advice|undefined|\?/);
    }
});

it("says that the program cannot be reached when the connection fails", async () => {
  const t = await wordsIn("en");
  expect(errorWords(new TypeError("Failed to fetch"), t).title).toBe("Diglot cannot be reached");
});

it("owns up to a fault of its own", async () => {
  const t = await wordsIn("en");
  const words = errorWords(new Error("kaput"), t);
  expect(words.title).toBe("Something unexpected went wrong");
  expect(words.advice).toContain("kaput");
});
