/** What is typed becomes an engine, or is told field by field. */
import { expect, test } from "vitest";
import { presetNames } from "../../../core/engine/presets.ts";
import { draftOf, engineOf, faultsOf, newDraft } from "./engine-draft.ts";

test("a service that is set up often needs no more than what its preset lacks", () => {
  for (const name of presetNames) {
    const draft = {
      ...newDraft(name, name),
      ...(name === "chat" && { address: "https://e.cn/v1" }),
    };
    const whole = { ...draft, model: draft.kind === "chat" ? draft.model || "m" : "" };
    expect(faultsOf(whole, [])).toEqual({});
    expect(engineOf(whole)).toMatchObject({ price: null, requestsPerMinute: null });
  }
});

test("whatever is refused is told", () => {
  const draft = newDraft("deepseek", "A");
  const wrong = {
    ...{ name: " ", address: "ftp://e.cn", model: "", key: "a b", unit: "tokens" as const },
    ...{ sent: -1, received: "", currency: "rmb", requestsPerMinute: 0, charactersPerMinute: 5 },
  };
  for (const [field, value] of Object.entries(wrong)) {
    if (field === "unit") continue;
    const typed = { ...draft, unit: wrong.unit, [field]: value };
    expect(Object.keys(faultsOf(typed, [])), field).toEqual([field]);
    if (field !== "key" && field !== "model") expect(engineOf(typed), field).toBeNull();
  }
  expect(faultsOf(draft, ["A"])).toEqual({ name: "nameTaken" });
  for (const address of ["https://u:p@e.cn", "https://e.cn/?a", "https://e.cn/"])
    expect(faultsOf({ ...draft, address }, []), address).toEqual({ address: "address" });
});

test("an engine that is changed keeps what was not changed, and shows no key", () => {
  const engine = engineOf({ ...newDraft("qwen", "B"), charactersPerMinute: 5000 });
  expect(engine && engineOf(draftOf(engine))).toEqual(engine);
  expect(engine && draftOf(engine).key).toBe("");
});
