/** The password or key phrase of a target, looked up when it is needed. */
import { StoreFault } from "./store.ts";

/** Null when none is kept on this device, `sealed` when this door cannot read it. */
export type Secret = () => { key: string } | "sealed" | null;

/** Throws StoreFault when there is none to be had. */
export function secretText(secret: Secret): string {
  const kept = secret();
  if (kept === "sealed") throw new StoreFault("secret-sealed");
  if (kept === null) throw new StoreFault("no-secret");
  return kept.key;
}
