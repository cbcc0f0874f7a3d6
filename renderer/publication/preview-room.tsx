/** The preview room: the report's page in the site's own template, as the text is now, at the width of a device. */
import { Group, SegmentedControl, Text, VisuallyHidden } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile, IconDeviceTablet } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import type { ReportSummary } from "../../core/api/report.ts";
import { type Lang, langs, langTags, otherLang } from "../../core/report/lang.ts";
import { useCommands } from "../app/commands.tsx";
import { PreviewFind } from "./preview-find.tsx";
import { PreviewFrame } from "../app/preview/preview-frame.tsx";
import { useThemeState } from "../app/preview/use-theme-state.ts";
import styles from "./preview.module.css";
import { ThemeProblems } from "./theme-problems.tsx";
import { Warning } from "./warning.tsx";

const devices = [
  { id: "phone", widthPx: 390, Icon: IconDeviceMobile },
  { id: "tablet", widthPx: 820, Icon: IconDeviceTablet },
  { id: "desktop", widthPx: 1280, Icon: IconDeviceDesktop },
] as const;
type Device = (typeof devices)[number]["id"];

export function PreviewRoom({ report }: { report: ReportSummary }): JSX.Element {
  const { t } = useTranslation("publication");
  const [, navigate] = useLocation();
  const asked = new URLSearchParams(useSearch()).get("lang");
  const lang: Lang = langs.find((known) => known === asked) ?? report.sourceLang;
  const [device, setDevice] = useState<Device>("desktop");
  const [page, setPage] = useState<Document | null>(null);
  const problems = useThemeState().data?.problems ?? [];
  const width = devices.find(({ id }) => id === device)?.widthPx ?? 1280;
  const show = (next: Lang): void =>
    navigate(`/report/${report.number}/preview?lang=${next}`, { replace: true });
  useCommands([
    {
      id: "preview-language",
      group: "report",
      label: t("preview.otherLanguage"),
      keys: "l",
      run: () => show(otherLang(lang)),
    },
    ...devices.map(({ id }, index) => ({
      id: `preview-${id}`,
      group: "report" as const,
      label: t(`preview.device.${id}`),
      keys: String(index + 1),
      run: () => setDevice(id),
    })),
  ]);
  return (
    <div className={styles.room}>
      <div className={styles.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t("preview.language")}
          value={lang}
          onChange={(value) => show(value === "en" ? "en" : "zh")}
          data={langs.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("preview.devices")}
          value={device}
          onChange={(value) => setDevice(devices.find(({ id }) => id === value)?.id ?? "desktop")}
          data={devices.map(({ id, Icon }) => ({
            value: id,
            label: (
              <Group gap={6} wrap="nowrap">
                <Icon size={16} stroke={1.6} aria-hidden />
                {t(`preview.device.${id}`)}
              </Group>
            ),
          }))}
        />
        <Text size="sm" c="var(--ink-soft)" className={styles.note}>
          {t(noteOf(report, lang))} {!report.releaseDate && t("preview.note.undated")}
        </Text>
        <PreviewFind page={page} lang={lang} />
        <VisuallyHidden aria-live="polite">
          {t("preview.shown", { lang: t(`language.${lang}`), width })}
        </VisuallyHidden>
      </div>
      {problems.length > 0 && (
        <div className={styles.theme}>
          <Warning title={t("theme.broken")}>
            <ThemeProblems problems={problems} />
            <Text size="sm">{t("theme.shown")}</Text>
          </Warning>
        </div>
      )}
      <PreviewFrame
        key={`${report.id} ${lang}`}
        id={report.id}
        lang={lang}
        width={width}
        title={t("preview.frame", { headline: report[lang].headline })}
        langTag={langTags[lang]}
        onPage={setPage}
      />
    </div>
  );
}

/** What the reader of the preview has to know of the edition. */
function noteOf(report: ReportSummary, lang: Lang) {
  const edition = report[lang];
  if (edition.headline === "" && edition.words === 0) return "preview.note.empty";
  if (edition.stage === "approved" && edition.withdrawn) return "preview.note.withdrawn";
  if (edition.changedSinceSigned) return "preview.note.changed";
  return edition.stage === "approved" ? "preview.note.approved" : "preview.note.draft";
}
