/** The arguments of `npm start`. */
import { expect, test } from "vitest";
import { parseStartArgs } from "./start-args.ts";

test("takes a library, a port and the sample", () => {
  expect(parseStartArgs([])).toEqual({ kind: "start", asked: {} });
  expect(parseStartArgs(["--library", "My Library", "--port=8080"])).toEqual({
    kind: "start",
    asked: { library: "My Library", port: 8080 },
  });
  expect(parseStartArgs(["--sample"])).toEqual({ kind: "start", asked: { sample: true } });
});

test("answers a call for help before anything after it", () => {
  expect(parseStartArgs(["-h", "--wrong"])).toEqual({ kind: "help" });
});

test.each([
  [["--libary", "x"], { kind: "unknown", option: "--libary" }],
  [["My Library"], { kind: "unknown", option: "My Library" }],
  [["--sample=yes"], { kind: "unknown", option: "--sample" }],
  [["--library"], { kind: "noValue", option: "--library" }],
  [["--port="], { kind: "noValue", option: "--port" }],
  [["--port", "70000"], { kind: "badPort", option: "70000" }],
  [["--port", "-1"], { kind: "badPort", option: "-1" }],
  [["--library", "--sample"], { kind: "noValue", option: "--library" }],
  [["--port", "8o"], { kind: "badPort", option: "8o" }],
  [["--sample", "--library", "x"], { kind: "sampleAndLibrary" }],
])("refuses %j", (args, problem) => {
  expect(parseStartArgs(args)).toEqual({ kind: "wrong", problem });
});
