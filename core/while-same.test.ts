/** Tests of what is worked out again only when a list says something else. */
import { expect, it, vi } from "vitest";
import { whileSame } from "./while-same.ts";

interface Item {
  path: string;
  title: string;
}

it("answers as before while the items say the same, and anew when one does not", () => {
  const make = vi.fn<(items: readonly Item[]) => string[]>((items) =>
    items.map(({ path }) => path),
  );
  const pathsOf = whileSame(({ path }: Item) => path, make);
  const [a, b] = [
    { path: "a", title: "A" },
    { path: "b", title: "B" },
  ];
  const first = pathsOf([a, b]);
  expect(pathsOf([a, b])).toBe(first);
  expect(pathsOf([a, { ...b, title: "other" }])).toBe(first);
  expect(make).toHaveBeenCalledOnce();
  expect(pathsOf([a, { ...b, path: "c" }])).toEqual(["a", "c"]);
  expect(pathsOf([{ ...b, path: "c" }, a])).toEqual(["c", "a"]);
  expect(pathsOf([a])).toEqual(["a"]);
  expect(pathsOf([])).toEqual([]);
  expect(make).toHaveBeenCalledTimes(5);
});
