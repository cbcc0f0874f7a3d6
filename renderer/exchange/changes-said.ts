/** What an export changed, in sentences. */
import type { TFunction } from "i18next";
import type { ExportChanges } from "../../core/api/export.ts";

export function changesSaid(changes: ExportChanges | null, t: TFunction<"export">): string[] {
  if (!changes) return [];
  const { links, films, attachments } = changes;
  return [
    ...(links > 0 ? [t("changes.links", { count: links })] : []),
    ...(films > 0 ? [t("changes.films", { count: films })] : []),
    ...(attachments > 0 ? [t("changes.attachments", { count: attachments })] : []),
  ];
}
