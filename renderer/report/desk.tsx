/** The desk. */
import type { JSX } from "react";
export function Desk(): JSX.Element {
  return <div />;
}
