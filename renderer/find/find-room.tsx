/** Find in all reports (查找): hits report by report, ticked ones replaced at once, and the way to take that back. */
import { Button, Title } from "@mantine/core";
import { IconReplace } from "@tabler/icons-react";
import { ORPCError } from "@orpc/client";
import { type JSX, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import type { FindScope } from "../../core/api/find.ts";
import { patternProblemSchema } from "../../core/find/pattern-problem.ts";
import { useCommands } from "../app/commands.tsx";
import { useErrorWords } from "../app/error-text.ts";
import { findAddress, type FindPlace, parseFindAddress } from "../app/find/find-address.ts";
import { problemWords } from "../app/find/problem-words.ts";
import { KeyCaps } from "../app/key-caps.tsx";
import { BatchList } from "./batch-list.tsx";
import { type BatchRunner, useBatchRun } from "./batch-run.ts";
import { type Choice, choiceOf, requestOf, type Ticks } from "./choice.ts";
import { FindForm } from "./find-form.tsx";
import { type Found, useFindRun } from "./find-run.ts";
import { FoundList } from "./found-list.tsx";
import { RunView } from "./run-view.tsx";
import styles from "./find-room.module.css";

const scopeOf = ({ column, lang, stage, report }: FindPlace): FindScope => ({
  ...(column && { column }),
  ...(lang && { lang }),
  ...(stage && { stage }),
  ...(report && { report }),
});

const REPLACE_KEYS = "mod+Enter";

export function FindRoom(): JSX.Element {
  const { t } = useTranslation("find");
  const [, navigate] = useLocation();
  const place = parseFindAddress(useSearch());
  const [asked, setAsked] = useState(0);
  const found = useFindRun(place.query, scopeOf(place), asked);
  const [ticks, setTicks] = useState<Ticks>(new Map());
  const runner = useRunner(() => {
    setTicks(new Map());
    setAsked((count) => count + 1);
  });
  const results = useRef<HTMLDivElement>(null);
  const running = runner.run.kind === "running";
  const choice = choiceOf(found.reports, ticks);
  const tick = useCallback(
    (ids: string[], on: boolean) =>
      setTicks((now) => new Map([...now, ...ids.map((id) => [id, on] as const)])),
    [],
  );
  const change = (some: Partial<FindPlace>): void => {
    if (some.query || "report" in some) setTicks(new Map());
    navigate(findAddress({ ...place, ...some }), { replace: true });
  };
  const replacement = place.replacement === "" && !place.deleting ? null : place.replacement;
  const canReplace =
    replacement !== null && !running && found.progress === null && choice.ticked > 0;
  const replace = (): void => {
    if (canReplace) void runner.replace(requestOf(found.reports, ticks, place));
  };
  useCommands([
    {
      id: "find-replace-all",
      group: "edit",
      label: t("room.replaceTicked"),
      keys: REPLACE_KEYS,
      run: replace,
    },
  ]);
  return (
    <div className={styles.room}>
      <div className={styles.page}>
        <Title order={1} size="h3">
          {t("everywhere")}
        </Title>
        <FindForm
          place={place}
          problem={usePatternWords(found.error)}
          change={change}
          toResults={() => results.current?.querySelector<HTMLElement>("[data-box]")?.focus()}
        />
        <BatchList {...runner} />
        <RunView {...runner} />
        <div className={styles.bar}>
          <Tally found={found} looked={place.query.text !== ""} />
          <Consequences choice={choice} />
          <Button
            className={styles.go}
            leftSection={<IconReplace size={17} stroke={1.7} />}
            rightSection={<KeyCaps keys={REPLACE_KEYS} />}
            disabled={!canReplace}
            onClick={replace}
          >
            {t(place.deleting ? "room.delete" : "room.replace", { count: choice.ticked })}
          </Button>
        </div>
        <div ref={results}>
          <FoundList
            reports={found.reports}
            query={place.query}
            replacement={replacement}
            ticks={ticks}
            tick={tick}
          />
        </div>
      </div>
    </div>
  );
}

/** The runner of batches; what was replaced or taken back is not what was found any more. */
function useRunner(onEnd: () => void): BatchRunner {
  const runner = useBatchRun();
  return {
    ...runner,
    replace: (request) => runner.replace(request).then(onEnd),
    undo: (batch) => runner.undo(batch).then(onEnd),
  };
}

/** What is wrong with the pattern or with the search. */
function usePatternWords(error: unknown): string | null {
  const { t } = useTranslation("find");
  const words = useErrorWords();
  if (!error) return null;
  if (error instanceof ORPCError) {
    const problem = patternProblemSchema.safeParse(error.data).data;
    if (error.code === "PATTERN_WRONG" && problem) return problemWords(problem, t);
    if (error.code === "PATTERN_SLOW") return problemWords("slow", t);
  }
  const { title, advice } = words(error);
  return `${title} ${advice}`;
}

function Tally({ found, looked }: { found: Found; looked: boolean }): JSX.Element {
  const { t } = useTranslation("find");
  const counts = { count: found.hits, reports: t("reports", { count: found.reports.length }) };
  const words = !looked
    ? t("room.teach")
    : found.progress
      ? t("room.searching", { ...counts, ...found.progress })
      : found.hits === 0
        ? t("none")
        : t(found.more ? "room.more" : "room.found", counts);
  return <output className={styles.words}>{found.error ? "" : words}</output>;
}

function Consequences({ choice }: { choice: Choice }): JSX.Element {
  const { t } = useTranslation("find");
  return (
    <p className={styles.note}>
      {choice.confirmed > 0 && t("affected", { count: choice.confirmed })}
      {choice.spared > 0 && t("room.spared", { count: choice.spared })}
    </p>
  );
}
