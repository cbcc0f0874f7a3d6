/** Whether texts of a report may go to an engine; main asks before anything is sent, the window to say so beforehand. */
import type { Settings } from "../library/settings.ts";
import type { Head } from "../report/report.ts";

export type Bar = "confidential-report" | "confidential-column";

/** Null where they may. */
export function barOf(
  { column, confidential }: Pick<Head, "column" | "confidential">,
  { engineRules }: Pick<Settings, "engineRules">,
): Bar | null {
  if (confidential) return "confidential-report";
  const rule = engineRules.find((one) => one.column === column);
  return rule?.confidential ? "confidential-column" : null;
}
