/** Both states of a page as readers see them. They are as tall as they are, so that one scroll moves both. */
import { Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { type JSX, type SyntheticEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { rehearsalUrl } from "../../core/api/routes.ts";
import type { PlanRow } from "../../core/publication/plan-rows.ts";
import { langTags } from "../../core/report/lang.ts";
import styles from "./comparison.module.css";

/** Of the devices that pages are looked at on, in CSS pixels. */
export const deviceWidths = { phone: 390, tablet: 820, desktop: 1280 } as const;

interface ComparisonPagesProps {
  planId: string;
  row: PlanRow;
  width: number;
  /** How much of the former page is uncovered, in percent from the left, where one lies over the other; null beside. */
  edge: number | null;
}

export function ComparisonPages({ planId, row, width, edge }: ComparisonPagesProps): JSX.Element {
  const { t } = useTranslation("rehearsal");
  const before = row.change !== "added" && (
    <Page key={`before ${width}`} planId={planId} side="before" row={row} width={width} />
  );
  const after = row.change !== "removed" && (
    <Page key={`after ${width}`} planId={planId} side="after" row={row} width={width} />
  );
  if (edge !== null)
    return (
      <div className={styles.over} style={{ maxWidth: width }}>
        <div className={styles.layer}>{before}</div>
        <div className={styles.layer} style={{ clipPath: `inset(0 0 0 ${edge}%)` }}>
          {after}
        </div>
        <div className={styles.edgeLine} style={{ insetInlineStart: `${edge}%` }} />
      </div>
    );
  return (
    <div className={styles.beside}>
      {(["before", "after"] as const).map((side) => (
        <div key={side} className={styles.pane}>
          <Text size="sm" fw={600} className={styles.paneHead} data-side={side}>
            {t(`compare.${side}`)}
          </Text>
          {(side === "before" ? before : after) || (
            <Text size="sm" c="var(--ink-soft)" className={styles.nothing}>
              {t(side === "before" ? "compare.notYet" : "compare.noMore")}
            </Text>
          )}
        </div>
      ))}
    </div>
  );
}

interface PageProps {
  planId: string;
  side: "before" | "after";
  row: PlanRow;
  width: number;
}

/** Taller pages than this are cut; their words are compared whole. */
const TALLEST_PX = 40_000;

function Page({ planId, side, row, width }: PageProps): JSX.Element {
  const { t } = useTranslation("rehearsal");
  const { ref, width: room } = useElementSize();
  const [height, setHeight] = useState(600);
  const scale = room > 0 ? Math.min(1, room / width) : 1;
  const measure = (event: SyntheticEvent<HTMLIFrameElement>): void => {
    const page = event.currentTarget.contentDocument;
    if (page) setHeight(Math.min(TALLEST_PX, page.documentElement.scrollHeight));
  };
  return (
    <div ref={ref} className={styles.page} style={{ height: height * scale }}>
      <iframe
        className={styles.frame}
        title={t(`compare.frame.${side}`, { title: row.title || row.path })}
        lang={langTags[row.lang]}
        src={rehearsalUrl(planId, side, row.path)}
        sandbox="allow-same-origin"
        tabIndex={-1}
        onLoad={measure}
        style={{ width, height, transform: `scale(${scale})` }}
      />
    </div>
  );
}
