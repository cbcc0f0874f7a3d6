/** What was found, report by report: each hit in its line, with a box to tick and what it would become. */
import { type JSX, type KeyboardEvent, memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import type { FoundReport } from "../../core/api/find.ts";
import type { FindQuery } from "../../core/find/query.ts";
import { type Lang, langTags } from "../../core/report/lang.ts";
import { blockAddress } from "../app/block-address.ts";
import { hitId, isTicked, type Place, placesIn, replacementAt, type Ticks } from "./choice.ts";
import styles from "./find-room.module.css";

interface FoundListProps {
  reports: FoundReport[];
  query: FindQuery;
  /** Null while nothing is to be replaced. */
  replacement: string | null;
  ticks: Ticks;
  tick(ids: string[], on: boolean): void;
}

/** Up and Down go from box to box, Space ticks, Enter opens the report at the hit. */
export function FoundList(props: FoundListProps): JSX.Element {
  const [, navigate] = useLocation();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const boxes = [...(list.current?.querySelectorAll<HTMLInputElement>("[data-box]") ?? [])];
    const at = boxes.findIndex((box) => box === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (at >= 0 && step !== undefined) {
      event.preventDefault();
      const next = boxes[Math.min(boxes.length - 1, Math.max(0, at + step))];
      next?.focus();
      next?.scrollIntoView({ block: "nearest" });
    } else if (at >= 0 && event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      navigate(boxes[at]?.dataset["address"] ?? "/desk");
    }
  };
  return (
    // The boxes inside take the keys.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={list} className={styles.list} onKeyDown={onKeyDown}>
      {props.reports.map((report, index) => (
        <FoundIn key={report.id} {...props} report={report} first={index === 0} />
      ))}
    </div>
  );
}

const addressOf = ({ number }: FoundReport, lang: Lang): string =>
  `/report/${number}/write?lang=${lang}`;

const hitAddress = ({ report, edition, block, hit }: Place): string =>
  blockAddress({ number: report.number, lang: edition.lang }, { block: block.id, span: hit });

const FoundIn = memo(function FoundIn({
  report,
  query,
  replacement,
  ticks,
  tick,
  first,
}: Omit<FoundListProps, "reports"> & { report: FoundReport; first: boolean }): JSX.Element {
  const { t } = useTranslation("find");
  const places = placesIn(report);
  const ticked = places.filter((place) => isTicked(ticks, place)).length;
  const all = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (all.current) all.current.indeterminate = ticked > 0 && ticked < places.length;
  }, [ticked, places.length]);
  const headline = report.headline.text || t("room.untitled");
  const name = t("room.report", { number: report.number, headline });
  return (
    <section className={styles.report} aria-label={name}>
      <h2 className={styles.head}>
        <input
          ref={all}
          type="checkbox"
          data-box
          data-address={addressOf(report, report.headline.lang)}
          tabIndex={first ? 0 : -1}
          aria-label={t("room.all", { name })}
          checked={ticked === places.length}
          onChange={(event) => tick(places.map(hitId), event.currentTarget.checked)}
        />
        <span className={styles.number}>{t("room.number", { number: report.number })}</span>
        <Link href={addressOf(report, report.headline.lang)} lang={langTags[report.headline.lang]}>
          {headline}
        </Link>
        <span className={styles.tally}>{t("room.ticked", { ticked, total: places.length })}</span>
      </h2>
      {report.editions.map((edition) => (
        <div key={edition.lang} className={styles.edition}>
          <p className={styles.which}>
            {t(`room.lang.${edition.lang}`)}
            {edition.stage === "approved" && (
              <span className={styles.approved}>{t("room.approved")}</span>
            )}
          </p>
          {edition.blocks.flatMap((block) =>
            block.hits.map((hit) => {
              const place = { report, edition, block, hit };
              const id = hitId(place);
              return (
                <HitLine
                  key={id}
                  place={place}
                  after={replacement === null ? null : replacementAt(query, replacement, place)}
                  on={isTicked(ticks, place)}
                  toggle={(on) => tick([id], on)}
                />
              );
            }),
          )}
        </div>
      ))}
    </section>
  );
});

const CONTEXT = 36;

/** The end and the beginning of a text; half an English word at the cut would be read as another word. */
const tailOf = (text: string): string =>
  text.length <= CONTEXT
    ? text
    : `…${text.slice(-CONTEXT).replace(/^(?:[\p{Script=Latin}\d]+(?=\s)|[\uDC00-\uDFFF])/u, "")}`;
const headOf = (text: string): string =>
  text.length <= CONTEXT
    ? text
    : `${text.slice(0, CONTEXT).replace(/(?:(?<=\s)[\p{Script=Latin}\d]+|[\uD800-\uDBFF])$/u, "")}…`;

interface HitLineProps {
  place: Place;
  after: string | null;
  on: boolean;
  toggle(on: boolean): void;
}

function HitLine({ place, after, on, toggle }: HitLineProps): JSX.Element {
  const { t } = useTranslation("find");
  const { edition, block, hit } = place;
  const found = block.text.slice(hit.start, hit.end);
  const before = tailOf(block.text.slice(0, hit.start));
  const behind = headOf(block.text.slice(hit.end));
  const isReplaced = after !== null && on && after !== found;
  const address = hitAddress(place);
  return (
    <div className={styles.hit} data-on={on}>
      <label>
        <input
          type="checkbox"
          data-box
          data-address={address}
          tabIndex={-1}
          checked={on}
          onChange={(event) => toggle(event.currentTarget.checked)}
        />
        <span lang={langTags[edition.lang]} className={styles.line}>
          {before}
          {isReplaced ? <del>{found}</del> : <mark>{found}</mark>}
          {isReplaced && after !== "" && <ins>{after}</ins>}
          {behind}
        </span>
      </label>
      <span className={styles.kind}>{block.confirmedRow !== null && t("room.confirmed")}</span>
      <Link
        href={address}
        className={styles.open}
        aria-label={t("room.openAt", { line: `${before}${found}${behind}` })}
      >
        {t("room.open")}
      </Link>
    </div>
  );
}
