/** The rooms, each in its own bundle, fetched when first entered; a room that is not there has no tab. */
import { type ComponentType, lazy } from "react";
import type { ReportSummary } from "../../core/api/report.ts";

type Loads<P> = Record<string, () => Promise<Record<string, ComponentType<P>>>>;
type ReportRoom = ComponentType<{ report: ReportSummary }> | undefined;

const reportRooms = import.meta.glob<Record<string, ComponentType<{ report: ReportSummary }>>>(
  "../{edition,translate,publication}/{write,translate,preview}-room.tsx",
);
const libraryRooms = import.meta.glob<Record<string, ComponentType<object>>>(
  "../publication/publish-room.tsx",
);

function room<P>(loads: Loads<P>, path: string, name: string): ComponentType<P> | undefined {
  const load = loads[path];
  if (!load) return undefined;
  return lazy(async () => {
    const Room = (await load())[name];
    if (!Room) throw new Error(`${path} does not export ${name}`);
    return { default: Room };
  }) as ComponentType<P>;
}

export const WriteRoom: ReportRoom = room(reportRooms, "../edition/write-room.tsx", "WriteRoom");
export const TranslateRoom: ReportRoom = room(
  reportRooms,
  "../translate/translate-room.tsx",
  "TranslateRoom",
);
export const PreviewRoom: ReportRoom = room(
  reportRooms,
  "../publication/preview-room.tsx",
  "PreviewRoom",
);
export const PublishRoom: ComponentType<object> | undefined = room(
  libraryRooms,
  "../publication/publish-room.tsx",
  "PublishRoom",
);
