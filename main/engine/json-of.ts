/** An answer that has to be JSON of one shape. */
import type { z } from "zod";
import { EngineError } from "./engine-error.ts";

/** @throws EngineError `nonsense` */
export function jsonOf<S extends z.ZodType>(body: string, schema: S): z.output<S> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new EngineError({ code: "nonsense" });
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new EngineError({ code: "nonsense" });
  return parsed.data;
}
