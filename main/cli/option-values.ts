/** Values of options as they are typed: what they mean, or Commander's refusal. */
import { InvalidArgumentError } from "commander";
import { daySchema } from "../../core/report/report.ts";

export function toDay(typed: string): string {
  const day = daySchema.safeParse(typed);
  if (!day.success) throw new InvalidArgumentError("");
  return day.data;
}

/** `--library --json` is a folder forgotten, not a folder of that name. */
export function toDir(typed: string): string {
  if (typed === "" || typed.startsWith("--")) throw new InvalidArgumentError("");
  return typed;
}

export function toCount(typed: string): number {
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new InvalidArgumentError("");
  return Number(typed);
}

export function toPort(typed: string): number {
  const port = Number(typed);
  if (!/^\d{1,5}$/.test(typed) || port > 65_535) throw new InvalidArgumentError("");
  return port;
}
