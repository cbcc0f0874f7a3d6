/** The rooms, each in its own bundle, fetched when first entered. */
import { type ComponentType, lazy } from "react";
import type { ReportSummary } from "../../core/api/report.ts";

type ReportRoom = ComponentType<{ report: ReportSummary }>;

export const WriteRoom: ReportRoom = lazy(async () => ({
  default: (await import("../edition/write-room.tsx")).WriteRoom,
}));
export const TranslateRoom: ReportRoom = lazy(async () => ({
  default: (await import("../translate/translate-room.tsx")).TranslateRoom,
}));
export const PhotosRoom: ReportRoom = lazy(async () => ({
  default: (await import("../media/photos-room.tsx")).PhotosRoom,
}));
export const PreviewRoom: ReportRoom = lazy(async () => ({
  default: (await import("../publication/preview-room.tsx")).PreviewRoom,
}));
export const FindRoom: ComponentType = lazy(async () => ({
  default: (await import("../find/find-room.tsx")).FindRoom,
}));
export const MemoryRoom: ComponentType = lazy(async () => ({
  default: (await import("../memory/memory-room.tsx")).MemoryRoom,
}));
export const TermsRoom: ComponentType = lazy(async () => ({
  default: (await import("../term/terms-room.tsx")).TermsRoom,
}));
export const OldSiteRoom: ComponentType = lazy(async () => ({
  default: (await import("../exchange/old-site/old-site-room.tsx")).OldSiteRoom,
}));
export const PublishRoom: ComponentType = lazy(async () => ({
  default: (await import("../publication/publish-room.tsx")).PublishRoom,
}));
