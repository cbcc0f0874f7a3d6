/** One file of a plan before and after: rendered side by side, one over the other, and in words. */
import { Button, Group, SegmentedControl, Slider, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { type JSX, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanRow } from "../../core/publication/plan-rows.ts";
import { langTags } from "../../core/report/lang.ts";
import { useCommands } from "../app/commands.tsx";
import { KeyCaps } from "../app/key-caps.tsx";
import styles from "./comparison.module.css";
import { ComparisonPages, deviceWidths } from "./comparison-pages.tsx";
import { ComparisonText } from "./comparison-text.tsx";

interface ComparisonProps {
  planId: string;
  row: PlanRow;
  /** Where the row stands among those that the list shows, from 1; 0 when it does not show it. */
  place: { at: number; of: number };
  /** To the row so many further on. */
  step: (by: 1 | -1) => void;
  back: () => void;
}

const views = ["beside", "over", "text"] as const;
type View = (typeof views)[number];
const devices = ["phone", "tablet", "desktop"] as const;

/** Both sides can be shown as pages. */
const isShown = ({ path }: PlanRow): boolean => /\.(?:html|webp|avif|jpe?g|png|svg)$/.test(path);

export function Comparison({ planId, row, place, step, back }: ComparisonProps): JSX.Element {
  const { t } = useTranslation("rehearsal");
  const [wanted, setWanted] = useState<View>("beside");
  const [device, setDevice] = useState<(typeof devices)[number]>("tablet");
  const [edge, setEdge] = useState(50);
  const body = useRef<HTMLDivElement>(null);
  const open = isShown(row)
    ? views.filter((view) => view !== "over" || row.change === "changed")
    : (["text"] as const);
  const view = open.find((one) => one === wanted) ?? open[0] ?? "text";
  useEffect(() => body.current?.focus({ preventScroll: true }), [row.path, view]);
  useCommands([
    { id: "compare-back", group: "publish", label: t("compare.back"), keys: "Escape", run: back },
    ...([1, -1] as const).map((by) => ({
      id: by === 1 ? "compare-next" : "compare-previous",
      group: "publish" as const,
      label: t(by === 1 ? "compare.next" : "compare.previous"),
      keys: by === 1 ? "ArrowRight" : "ArrowLeft",
      run: () => step(by),
    })),
    ...open.map((one) => ({
      id: `compare-${one}`,
      group: "publish" as const,
      label: t(`compare.view.${one}`),
      keys: String(views.indexOf(one) + 1),
      run: () => setWanted(one),
    })),
  ]);
  return (
    <section className={styles.comparison} aria-labelledby="compare-title">
      <div className={styles.bar}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowLeft size={16} stroke={1.6} />}
          rightSection={<KeyCaps keys="Escape" />}
          onClick={back}
        >
          {t("compare.back")}
        </Button>
        <div className={styles.name}>
          <Title order={1} size="h6" id="compare-title" lang={langTags[row.lang]}>
            {row.title || t(`kind.${row.section}`)}
          </Title>
          <Text size="xs" c="var(--ink-faint)" className={styles.path}>
            {t(`change.${row.change}`)} · {row.path}
          </Text>
        </div>
        <Group gap={4} wrap="nowrap">
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={place.at <= 1}
            aria-label={t("compare.previous")}
            onClick={() => step(-1)}
          >
            <IconChevronLeft size={17} stroke={1.6} />
          </Button>
          <Text size="sm" component="output" className={styles.place}>
            {t("compare.place", place)}
          </Text>
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={place.at >= place.of}
            aria-label={t("compare.next")}
            onClick={() => step(1)}
          >
            <IconChevronRight size={17} stroke={1.6} />
          </Button>
        </Group>
      </div>
      <div className={styles.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t("compare.views")}
          value={view}
          onChange={(value) => setWanted(value)}
          data={open.map((value) => ({ value, label: t(`compare.view.${value}`) }))}
        />
        {view !== "text" && (
          <SegmentedControl
            size="xs"
            aria-label={t("compare.devices")}
            value={device}
            onChange={(value) => setDevice(value)}
            data={devices.map((value) => ({ value, label: t(`compare.device.${value}`) }))}
          />
        )}
        {view === "over" && (
          <div className={styles.edge}>
            <Text size="xs" aria-hidden>
              {t("compare.before")}
            </Text>
            <Slider
              className={styles.slider}
              size="sm"
              label={null}
              thumbLabel={t("compare.edge")}
              value={edge}
              onChange={setEdge}
            />
            <Text size="xs" aria-hidden>
              {t("compare.after")}
            </Text>
          </div>
        )}
      </div>
      <section
        ref={body}
        className={styles.body}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard scrolls what is in it
        tabIndex={0}
        aria-label={t(`compare.view.${view}`)}
      >
        {view === "text" ? (
          <ComparisonText planId={planId} row={row} />
        ) : (
          <ComparisonPages
            key={row.path}
            planId={planId}
            row={row}
            width={deviceWidths[device]}
            edge={view === "over" ? edge : null}
          />
        )}
      </section>
    </section>
  );
}
