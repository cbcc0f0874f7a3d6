/** Addresses of places in a text. */
import { expect, test } from "vitest";
import { type BlockId, newBlockId } from "../../core/report/ids.ts";
import { blockAddress, parseBlockAddress } from "./block-address.ts";

const block: BlockId = newBlockId();
const searchOf = (address: string): string => address.slice(address.indexOf("?"));

test("says a block and its characters, and is read as the same", () => {
  const place = { block, span: { start: 3, end: 12 } };
  const address = blockAddress({ number: 7, lang: "en" }, place);
  expect(address).toBe(`/report/7/write?lang=en&block=${block}&at=3-12`);
  expect(parseBlockAddress(searchOf(address))).toEqual(place);
  const whole = { block, span: null };
  expect(parseBlockAddress(searchOf(blockAddress({ number: 7, lang: "zh" }, whole)))).toEqual(
    whole,
  );
});

test("asks for no place, or for the whole block, where it cannot be read", () => {
  expect(parseBlockAddress("?lang=zh")).toBeNull();
  expect(parseBlockAddress("?block=%22%5D%20x")).toBeNull();
  for (const at of ["12-3", "a-b", "3", "3-99999999", "3-3"])
    expect(parseBlockAddress(`?block=${block}&at=${at}`)).toEqual({ block, span: null });
});
