/** Tests of the people that a byline names. */
import { expect, it } from "vitest";
import { peopleIn } from "./byline.ts";

it.each([
  ["", []],
  [" 何砚 ", ["何砚"]],
  ["何砚、欧阳雯；李 明", ["何砚", "欧阳雯", "李 明"]],
  ["本报记者 何砚", ["本报记者 何砚"]],
  ["He Yan", ["He Yan"]],
  ["He Yan, Ouyang Wen, and Li Ming", ["He Yan", "Ouyang Wen", "Li Ming"]],
  ["Anderson Sand & Alexandra Band", ["Anderson Sand", "Alexandra Band"]],
  ["Martin King, Jr., Ann Lee, PhD", ["Martin King, Jr.", "Ann Lee, PhD"]],
])("%s", (byline, people) => expect(peopleIn(byline)).toEqual(people));
