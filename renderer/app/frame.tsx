/** The window's frame: the rail of rooms at the left, the room beside it, and the commands that are always there. */
import { Tooltip } from "@mantine/core";
import {
  IconAdjustments,
  IconHistory,
  IconListSearch,
  IconNews,
  IconVocabulary,
  IconWorldUp,
} from "@tabler/icons-react";
import { type ComponentType, type JSX, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { type Command, useCommands } from "./commands.tsx";
import { queryOf } from "../../core/find/query.ts";
import { useDeskPath, WithDeskPlace } from "./desk-place.tsx";
import { MissedReleases } from "../publication/missed-releases.tsx";
import { Notices } from "../library/notices.tsx";
import seal from "../../resources/icons/diglot.svg";
import styles from "./frame.module.css";
import { KeyMap } from "./key-map.tsx";
import { KeyCaps } from "./key-caps.tsx";
import { findAddress } from "./find/find-address.ts";
import { LibraryEvents } from "./library-events.tsx";
import { LookCommands } from "./look.tsx";
import { Palette } from "./palette.tsx";
import { WithReadingPlaces } from "./reading-places.tsx";
import { useStart } from "./query.ts";
import { Loading, RoomBoundary } from "./room-boundary.tsx";
import { WhoMenu } from "./who-menu.tsx";

interface RailRoom {
  id: "desk" | "find" | "memory" | "terms" | "publish" | "settings";
  path: string;
  keys: string;
  Icon: ComponentType<{ size: number; stroke: number }>;
}

const railRooms: RailRoom[] = [
  { id: "desk", path: "/desk", keys: "g d", Icon: IconNews },
  { id: "find", path: "/find", keys: "g f", Icon: IconListSearch },
  { id: "memory", path: "/memory", keys: "g m", Icon: IconHistory },
  { id: "terms", path: "/terms", keys: "g t", Icon: IconVocabulary },
  { id: "publish", path: "/publish", keys: "g p", Icon: IconWorldUp },
  { id: "settings", path: "/settings", keys: "g s", Icon: IconAdjustments },
];

/** The tabs of a report are one place: its documents stay open from tab to tab. */
const placeOf = (path: string): string => path.split("/").slice(0, 3).join("/");

export function Frame({ children }: { children: ReactNode }): JSX.Element {
  const { library } = useStart();
  const [path] = useLocation();
  return (
    <>
      <Palette />
      <KeyMap />
      <LookCommands />
      {library ? (
        <LibraryEvents key={library.id}>
          <WithDeskPlace>
            <WithReadingPlaces>
              <div className={styles.frame}>
                <Rail />
                <main className={styles.room}>
                  <Suspense>
                    <Notices />
                    <MissedReleases />
                  </Suspense>
                  <RoomBoundary key={placeOf(path)}>{children}</RoomBoundary>
                </main>
              </div>
            </WithReadingPlaces>
          </WithDeskPlace>
        </LibraryEvents>
      ) : (
        <main className={styles.alone}>
          <RoomBoundary>{children}</RoomBoundary>
        </main>
      )}
    </>
  );
}

/** What is selected on the page, when it is short enough to be looked for. */
function selectedLine(): string {
  const text = window.getSelection()?.toString().trim() ?? "";
  return text.length <= 200 && !text.includes("\n") ? text : "";
}

function Rail(): JSX.Element {
  const { t } = useTranslation();
  const [path, navigate] = useLocation();
  const deskPath = useDeskPath();
  const hrefOf = (room: RailRoom): string => (room.id === "desk" ? deskPath : room.path);
  // A report lies on the desk.
  const isHere = (room: RailRoom): boolean =>
    path.startsWith(room.path) || (room.id === "desk" && path.startsWith("/report/"));
  const commands: Command[] = railRooms.map((room) => ({
    id: `go-${room.id}`,
    group: "go",
    label: t(`rail.${room.id}`),
    keys: room.keys,
    run: () => navigate(hrefOf(room)),
  }));
  useCommands([
    ...commands,
    {
      id: "find-everywhere",
      group: "go",
      label: t("rail.findEverywhere"),
      keys: "mod+shift+f",
      run: () => navigate(findAddress({ query: queryOf({ text: selectedLine() }) })),
    },
    {
      id: "go-libraries",
      group: "go",
      label: t("rail.libraries"),
      run: () => navigate("/libraries"),
    },
  ]);
  return (
    <nav className={styles.rail} aria-label={t("rail.label")}>
      <img src={seal} alt="" className={styles.seal} />
      {railRooms.map((room) => (
        <Tooltip
          key={room.id}
          position="right"
          label={<KeyCaps keys={room.keys} />}
          openDelay={600}
        >
          <Link
            href={hrefOf(room)}
            className={styles.link}
            aria-current={isHere(room) ? "page" : undefined}
          >
            <room.Icon size={22} stroke={1.5} />
            {t(`rail.${room.id}`)}
          </Link>
        </Tooltip>
      ))}
      <div className={styles.foot}>
        <Suspense fallback={<Loading />}>
          <WhoMenu />
        </Suspense>
      </div>
    </nav>
  );
}
