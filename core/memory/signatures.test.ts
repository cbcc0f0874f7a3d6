import { describe, expect, it } from "vitest";
import { createSignatures, GROUP, newGroup, sign } from "./signatures.ts";

const TEXTS = [
  "the beijing association for science and technology opened its congress.",
  "a congress of young scientists was held in tianjin.",
  "eeee eeee eeee eeee",
  "第12届 forum: “open science” – ✓ naïve",
  "",
  "ab",
];

describe("signatures", () => {
  it("never leave out a text that holds the wording", () => {
    const signatures = createSignatures();
    // Across the border of two groups.
    const ids = TEXTS.map((_, at) => GROUP - 3 + at);
    for (const [at, text] of TEXTS.entries()) signatures.add(ids[at] ?? 0, text);
    for (const [at, text] of TEXTS.entries())
      for (let from = 0; from < text.length; from += 1)
        for (let to = from + 3; to <= text.length; to += 1)
          expect([...signatures.candidates(text.slice(from, to), Infinity)]).toContain(ids[at]);
  });

  it("leave out nearly every other one", () => {
    const signatures = createSignatures();
    for (let id = 0; id < 20_000; id += 1)
      signatures.add(id, `report ${id * 7919} of the session on item ${id} was read`);
    const may = [...signatures.candidates("session on item 4711 was", Infinity)];
    expect(may).toContain(4711);
    expect(may.length).toBeLessThan(200);
  });

  it("give the highest first, and only those below an end", () => {
    const signatures = createSignatures();
    for (const id of [3, 40, GROUP, 5 * GROUP + 1]) signatures.add(id, "plenary session");
    expect([...signatures.candidates("plenary", Infinity)]).toEqual([5 * GROUP + 1, GROUP, 40, 3]);
    expect([...signatures.candidates("plenary", GROUP)]).toEqual([40, 3]);
  });

  it("take what a thread made of a group to what was added meanwhile", () => {
    const signatures = createSignatures();
    signatures.add(GROUP + 1, "changed while the thread read");
    const made = newGroup();
    sign(made, 1, "as the thread read it");
    sign(made, 2, "another text that the thread read");
    signatures.addGroup(1, made);
    signatures.addGroup(0, newGroup());
    expect([...signatures.candidates("while the", Infinity)]).toEqual([GROUP + 1]);
    expect([...signatures.candidates("thread read", Infinity)]).toEqual([GROUP + 2, GROUP + 1]);
  });
});
