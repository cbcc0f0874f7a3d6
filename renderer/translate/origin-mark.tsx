/** Where the text of a draft comes from, as long as nobody has changed or confirmed it. */
import { IconHistory, IconSparkles, IconVocabulary } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Origin } from "../../core/edition/confirmation.ts";
import { hashText } from "../../core/edition/text-hash.ts";
import { translationText } from "../../core/edition/translation.ts";
import styles from "./gutter.module.css";
import type { Lane } from "./lanes.ts";

type FoundKind = "memory" | "term" | "engine";

/** In primitive values, so that a mark is drawn anew only when it changes. */
export interface ShownOrigin {
  kind: FoundKind | null;
  score: number;
  name: string;
}

const icons = { memory: IconHistory, term: IconVocabulary, engine: IconSparkles };
const none: ShownOrigin = { kind: null, score: 0, name: "" };
const isFound = (kind: Origin["kind"] | undefined): kind is FoundKind =>
  kind !== undefined && kind in icons;

export function originOf({ row }: Lane): ShownOrigin {
  const origin = row?.target?.origin;
  if (row?.status !== "draft" || !isFound(origin?.kind)) return none;
  const isAsFound = origin.hash === hashText(translationText(row.target, row.more));
  return isAsFound
    ? { kind: origin.kind, score: origin.score ?? 0, name: origin.name ?? "" }
    : none;
}

/** "from memory, 98%", "" where there is nothing to say. */
export function useOriginWords(): (origin: ShownOrigin) => string {
  const { t } = useTranslation("engine");
  return ({ kind, score, name }) => (kind ? t(`origin.${kind}`, { score, name }) : "");
}

export function OriginMark({ kind, score }: ShownOrigin): JSX.Element | null {
  if (!kind) return null;
  const Icon = icons[kind];
  return (
    <span className={styles.origin} aria-hidden>
      {kind === "memory" ? `${score}%` : <Icon size={13} stroke={1.8} />}
    </span>
  );
}
