/** A report's frame: headline, tabs and stages above, the room in the middle, the honest status line below. */
import { Anchor, Button, Group, Text } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { type JSX, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useSearch } from "wouter";
import type { ReportSummary } from "../../core/api/report.ts";
import { type Lang, langs, langTags, otherLang } from "../../core/report/lang.ts";
import { SignedBar } from "../report/signed-bar.tsx";
import { ExportMenu } from "../exchange/export-menu.tsx";
import { SiteMenu } from "../report/site-menu.tsx";
import { StageControl } from "../report/stage-control.tsx";
import { useReportActions } from "../report/use-report-actions.ts";
import { type Command, useCommands } from "./commands.tsx";
import { useDeskPath } from "./desk-place.tsx";
import { CommentProvider } from "./comment/comment-provider.tsx";
import { FactProvider } from "./fact/fact-provider.tsx";
import { ReportSession } from "./live/report-session.tsx";
import { Presence } from "./presence.tsx";
import { useReport } from "./query.ts";
import styles from "./report-frame.module.css";
import { Failure, Loading, RoomBoundary } from "./room-boundary.tsx";
import { PhotosRoom, PreviewRoom, TranslateRoom, WriteRoom } from "./rooms.tsx";
import { SavedIndicator } from "./saved-indicator.tsx";
import { WithStatusLine } from "./status-line.tsx";
import { useSteadyReport } from "./steady-report.ts";

const tabs = [
  { id: "write", keys: "alt+shift+1" },
  { id: "translate", keys: "alt+shift+2" },
  { id: "photos", keys: "alt+shift+3" },
  { id: "preview", keys: "alt+shift+4" },
] as const;
export type ReportTab = (typeof tabs)[number]["id"];

const rooms = {
  write: WriteRoom,
  translate: TranslateRoom,
  photos: PhotosRoom,
  preview: PreviewRoom,
};

export const isReportTab = (tab: string): tab is ReportTab => tabs.some(({ id }) => id === tab);

export function ReportFrame({ number, tab }: { number: number; tab: ReportTab }): JSX.Element {
  const { data: report, error, refetch } = useReport(number);
  if (error && !report) return <Failure error={error} again={() => void refetch()} />;
  if (!report) return <Loading />;
  return (
    <ReportSession key={report.id} id={report.id}>
      <CommentProvider>
        <FactProvider>
          <Opened report={report} tab={tab} />
        </FactProvider>
      </CommentProvider>
    </ReportSession>
  );
}

function Opened({ report, tab }: { report: ReportSummary; tab: ReportTab }): JSX.Element {
  const { t } = useTranslation();
  const Room = rooms[tab];
  const steady = useSteadyReport(report);
  const room = useMemo(() => <Room report={steady} />, [Room, steady]);
  const typed = useTypedLangs(report, tab);
  const headline =
    report[report.sourceLang].headline || report[otherLang(report.sourceLang)].headline;
  useEffect(() => {
    document.title = `${headline || t("report.untitled")} · ${t("title")}`;
    return () => {
      document.title = t("title");
    };
  }, [headline, t]);
  return (
    <WithStatusLine saved={<SavedIndicator />}>
      <header className={styles.head}>
        <div className={styles.title}>
          <p className={styles.headline}>
            <span className={styles.number}>{t("report.number", { number: report.number })}</span>
            <span lang={langTags[report.sourceLang]}>{headline || t("report.untitled")}</span>
          </p>
          <Presence room={tab} lang={tab === "write" ? (typed[0] ?? null) : null} />
        </div>
        <Tabs number={report.number} tab={tab} />
        <div className={styles.stages}>
          {[report.sourceLang, otherLang(report.sourceLang)].map((lang) => (
            <StageControl key={lang} report={report} lang={lang} />
          ))}
          <SiteMenu report={report} />
          <ExportMenu report={report} />
        </div>
      </header>
      {report.binnedAt && <BinnedBar report={report} />}
      {typed
        .filter((lang) => report[lang].stage === "approved")
        .map((lang) => (
          <SignedBar key={lang} report={report} lang={lang} />
        ))}
      <div className={styles.room}>
        <RoomBoundary key={tab}>{room}</RoomBoundary>
      </div>
    </WithStatusLine>
  );
}

/** The editions that are typed in on this tab. */
function useTypedLangs({ sourceLang }: ReportSummary, tab: ReportTab): Lang[] {
  const asked = new URLSearchParams(useSearch()).get("lang");
  if (tab === "photos") return [...langs];
  if (tab === "write") return [langs.find((known) => known === asked) ?? sourceLang];
  return tab === "translate" ? [otherLang(sourceLang)] : [];
}

/** Write and Preview show one language: the one asked for stays when the tab changes. */
function Tabs({ number, tab }: { number: number; tab: ReportTab }): JSX.Element {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const lang = new URLSearchParams(useSearch()).get("lang");
  const query = langs.some((known) => known === lang) ? `?lang=${lang}` : "";
  const deskPath = useDeskPath();
  const pathOf = (id: ReportTab): string => `/report/${number}/${id}${query}`;
  useCommands([
    ...tabs.map(
      ({ id, keys }): Command => ({
        id: `report-${id}`,
        group: "report",
        label: t(`tab.${id}`),
        keys,
        run: () => navigate(pathOf(id)),
      }),
    ),
    {
      id: "report-close",
      group: "report",
      label: t("report.close"),
      run: () => navigate(deskPath),
    },
  ]);
  return (
    <nav className={styles.tabs} aria-label={t("report.tabs")}>
      {tabs.map(({ id }) => (
        <Link
          key={id}
          href={pathOf(id)}
          className={styles.tab}
          aria-current={id === tab ? "page" : undefined}
        >
          {t(`tab.${id}`)}
        </Link>
      ))}
    </nav>
  );
}

function BinnedBar({ report }: { report: ReportSummary }): JSX.Element {
  const { t } = useTranslation();
  const { restore } = useReportActions();
  const deskPath = useDeskPath();
  return (
    <Group className={styles.binned} gap="sm">
      <Text size="sm">{t("report.binned")}</Text>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowBackUp size={16} stroke={1.6} />}
        onClick={() => restore(report)}
      >
        {t("report.restore")}
      </Button>
      <Anchor component={Link} href={deskPath} size="sm">
        {t("report.close")}
      </Anchor>
    </Group>
  );
}
