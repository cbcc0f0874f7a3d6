/** What bringing an old site in needs of the library. */
import type { Settings } from "../../../core/library/settings.ts";
import type { MediaService } from "../../media/media-service.ts";
import type { ReportService } from "../../report/report-service.ts";

export interface LibraryForOldSite {
  reports: Pick<ReportService, "add" | "revisions" | "projection">;
  media: Pick<MediaService, "add" | "addFile">;
  store: { readonly record: { settings: Settings } };
}
