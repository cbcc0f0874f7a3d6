/** Welcome. */
import type { JSX } from "react";
export function Welcome(): JSX.Element {
  return <div />;
}
