// oxlint-disable jsx-a11y/prefer-tag-over-role -- an option element cannot hold a text in two columns
/** Beside the columns: the sentences of a confirmed row as the memory pairs them, to be joined, parted and shifted by key. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconColumns2, IconX } from "@tabler/icons-react";
import { type JSX, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { isDone, translationText } from "../../core/edition/translation.ts";
import { sentencePairs } from "../../core/memory/sentence-pairs.ts";
import { langTags } from "../../core/report/lang.ts";
import type { Pair } from "../../core/segment/align-sentences.ts";
import { mergePairs, movePairBoundary, splitPair } from "../../core/segment/edit-alignment.ts";
import { KeyCaps } from "../app/key-caps.tsx";
import { type Docked, DockSwitch } from "./dock-switch.tsx";
import type { Lane } from "./lanes.ts";
import styles from "./pairs-panel.module.css";
import { directionOf, usePair, useWork } from "./work.ts";

const KEYS = "alt+j";

/** Of the pair at work; each key does what the button of its name does. */
const moves = {
  merge: { keys: "m", run: mergePairs },
  split: {
    keys: "s",
    run: (pairs, at) => {
      const pair = pairs[at];
      return pair
        ? splitPair(pairs, at, {
            source: Math.min(pair.source.start + 1, pair.source.end),
            target: Math.min(pair.target.start + 1, pair.target.end),
          })
        : [...pairs];
    },
  },
  sourceIn: { keys: "ArrowLeft", run: (pairs, at) => shift(pairs, at, { source: 1 }) },
  sourceOut: { keys: "shift+ArrowLeft", run: (pairs, at) => shift(pairs, at, { source: -1 }) },
  targetIn: { keys: "ArrowRight", run: (pairs, at) => shift(pairs, at, { target: 1 }) },
  targetOut: { keys: "shift+ArrowRight", run: (pairs, at) => shift(pairs, at, { target: -1 }) },
} as const satisfies Record<
  string,
  { keys: string; run: (pairs: readonly Pair[], at: number) => Pair[] }
>;
type Move = keyof typeof moves;
const names = Object.keys(moves) as Move[];

/** Takes the next pair's first sentence in, or gives it the last one. */
function shift(
  pairs: readonly Pair[],
  at: number,
  by: { source?: 1 | -1; target?: 1 | -1 },
): Pair[] {
  const pair = pairs[at];
  if (!pair) return [...pairs];
  return movePairBoundary(pairs, at, {
    source: pair.source.end + (by.source ?? 0),
    target: pair.target.end + (by.target ?? 0),
  });
}

export function PairsPanel({ onClose }: { onClose: () => void }): JSX.Element {
  const { t } = useTranslation("translate");
  const { current } = usePair();
  const row = current?.row;
  const isReady = row?.source != null && isDone(row);
  return (
    <section className={styles.panel} aria-label={t("pairs.title")}>
      <header className={styles.head}>
        <h2>{t("pairs.title")}</h2>
        <Tooltip label={t("pairs.hide")}>
          <ActionIcon size={26} aria-label={t("pairs.hide")} onClick={onClose}>
            <IconX size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </header>
      {current && row && isReady ? (
        // A row whose text or pairs changed is begun anew.
        <Pairs
          key={`${current.key} ${row.target?.confirmation?.targetHash} ${row.target?.pairs?.counts.join()}`}
          lane={current}
          onClose={onClose}
        />
      ) : (
        <p className={styles.teach}>{t("pairs.notConfirmed")}</p>
      )}
    </section>
  );
}

function Pairs({ lane, onClose }: { lane: Lane; onClose: () => void }): JSX.Element {
  const { t } = useTranslation("translate");
  const { actions, report } = useWork();
  const direction = directionOf(report);
  const { row } = lane;
  const found = sentencePairs(
    {
      lang: direction.source,
      source: row?.source?.text ?? "",
      target: row ? translationText(row.target, row.more) : "",
    },
    row?.target?.pairs ?? null,
  );
  const [pairs, setPairs] = useState(found.pairs);
  const [at, setAt] = useState(0);
  const isChanged = JSON.stringify(pairs.map(rangeOf)) !== JSON.stringify(found.pairs.map(rangeOf));
  const run = (name: Move): void => {
    const next = moves[name].run(pairs, at);
    setPairs(next);
    setAt(Math.min(at, next.length - 1));
  };
  const leave = (): void => {
    onClose();
    actions.goTo(lane);
  };
  const save = (): void => {
    actions.setPairs(lane, pairs);
    leave();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const stroke = `${event.shiftKey ? "shift+" : ""}${event.key}`;
    const name = names.find((one) => moves[one].keys === stroke);
    if (name) run(name);
    else if (event.key === "ArrowDown") setAt(Math.min(at + 1, pairs.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter") save();
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const textOf = (side: "source" | "target", { start, end }: Pair["source"]): string =>
    found[side].slice(start, end).join(direction[side] === "zh" ? "" : " ");
  return (
    <>
      <p className={styles.teach}>{t(found.isSaid ? "pairs.said" : "pairs.aligned")}</p>
      <div
        className={styles.list}
        role="listbox"
        tabIndex={0}
        aria-label={t("pairs.title")}
        aria-activedescendant={`sentence-pair-${at}`}
        onKeyDown={press}
        // The panel is opened to be worked in.
        ref={focus}
      >
        {pairs.map((pair, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={`${pair.source.start} ${pair.source.end} ${pair.target.start} ${pair.target.end}`}
            id={`sentence-pair-${index}`}
            role="option"
            aria-selected={index === at}
            className={styles.pair}
            onClick={() => setAt(index)}
          >
            {(["source", "target"] as const).map((side) => (
              <span key={side} lang={langTags[direction[side]]}>
                {textOf(side, pair[side]) || <em>{t("pairs.nothing")}</em>}
              </span>
            ))}
          </div>
        ))}
      </div>
      <div className={styles.tools}>
        {names.map((name) => (
          <Button
            key={name}
            size="compact-sm"
            variant="default"
            rightSection={<KeyCaps keys={moves[name].keys} />}
            onClick={() => run(name)}
          >
            {t(`pairs.${name}`)}
          </Button>
        ))}
      </div>
      <div className={styles.foot}>
        <Button
          size="xs"
          disabled={!isChanged}
          rightSection={<KeyCaps keys="Enter" />}
          onClick={save}
        >
          {t("pairs.save")}
        </Button>
        <Button
          size="xs"
          variant="default"
          rightSection={<KeyCaps keys="Escape" />}
          onClick={leave}
        >
          {t("pairs.leave")}
        </Button>
      </div>
    </>
  );
}

const rangeOf = ({ source, target }: Pair): number[] => [
  ...[source.start, source.end, target.start, target.end],
];

const focus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true });

export function PairsSwitch(docked: Docked): JSX.Element {
  const { t } = useTranslation("translate");
  const label = t(docked.shown ? "pairs.hide" : "pairs.show");
  return (
    <DockSwitch id="translate-pairs" keys={KEYS} label={label} icon={IconColumns2} {...docked} />
  );
}
