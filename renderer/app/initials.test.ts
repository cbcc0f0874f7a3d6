/** The two signs that stand for a person. */
import { expect, it } from "vitest";
import { initialsOf } from "./initials.ts";

it("takes the given name of a Chinese name, and initials of a Latin one", () => {
  expect(initialsOf({ zh: "欧阳雯", en: "Ouyang Wen" }, "zh")).toBe("阳雯");
  expect(initialsOf({ zh: "何砚", en: "He Yan" }, "zh")).toBe("何砚");
  expect(initialsOf({ zh: "欧阳雯", en: "Ouyang Wen" }, "en")).toBe("OW");
});

it("takes the other language's name where one is missing", () => {
  expect(initialsOf({ zh: "", en: "Ana María Ruiz" }, "zh")).toBe("AM");
  expect(initialsOf({ zh: "", en: "" }, "en")).toBe("");
});
