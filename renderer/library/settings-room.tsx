/** Settings. */
import type { JSX } from "react";
export function SettingsRoom(): JSX.Element {
  return <div />;
}
