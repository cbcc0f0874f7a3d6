/** The find bar of a report's room: looks for a text in what is shown, goes from hit to hit, replaces one or all. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import {
  IconChevronDown,
  IconChevronUp,
  IconListSearch,
  IconReplace,
  IconSearch,
  IconX,
} from "@tabler/icons-react";
import { type ComponentType, type JSX, type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { ReportSummary } from "../../../core/api/report.ts";
import { useCommands } from "../commands.tsx";
import { KeyCaps } from "../key-caps.tsx";
import { useTell } from "../tell.tsx";
import { findAddress } from "./find-address.ts";
import { findKeys } from "./find-keys.ts";
import { FindOptions, Switch } from "./find-options.tsx";
import type { Finder, Replaced } from "./finder.ts";
import { problemWords } from "./problem-words.ts";
import { QueryField } from "./query-field.tsx";
import { useAffected, useFindState } from "./use-finder.ts";
import styles from "./find-bar.module.css";

interface FindBarProps {
  finder: Finder;
  report: ReportSummary;
}

/** Shown while the search is open; its keys work all the time. */
export function FindBar({ finder, report }: FindBarProps): JSX.Element | null {
  const { t } = useTranslation("find");
  const [, navigate] = useLocation();
  const state = useFindState(finder);
  const keys = findKeys();
  const step = (direction: 1 | -1): void => {
    if (finder.get().open) finder.step(direction);
    else finder.open(false);
  };
  const everywhere = (): void =>
    navigate(
      findAddress({
        query: state.query,
        replacement: state.replacement,
        ...(state.open && { report: report.number }),
      }),
    );
  useCommands([
    { id: "find", group: "edit", label: t("open"), keys: keys.find, run: () => finder.open(false) },
    {
      id: "find-replace",
      group: "edit",
      label: t("openReplace"),
      keys: keys.replace,
      run: () => finder.open(true),
    },
    { id: "find-next", group: "edit", label: t("next"), keys: keys.next, run: () => step(1) },
    {
      id: "find-previous",
      group: "edit",
      label: t("previous"),
      keys: keys.previous,
      run: () => step(-1),
    },
  ]);
  if (!state.open) return null;
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    finder.close();
  };
  return (
    // Escape is pressed in the fields and buttons inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <search className={styles.bar} aria-label={t("bar")} onKeyDown={onEscape}>
      <div className={styles.row}>
        <FindField finder={finder} />
        <Count finder={finder} />
        <Tool
          icon={IconChevronUp}
          label={t("previous")}
          keys={keys.previous}
          run={() => step(-1)}
        />
        <Tool icon={IconChevronDown} label={t("next")} keys={keys.next} run={() => step(1)} />
        <FindOptions query={state.query} change={finder.setQuery} />
        <Switch
          short={t("option.scope.short")}
          label={t("option.scope.label")}
          on={state.scoped}
          toggle={() => finder.setScoped(!state.scoped)}
        />
        <span className={styles.end}>
          {!state.replacing && (
            <Tool
              icon={IconReplace}
              label={t("openReplace")}
              keys={keys.replace}
              run={() => finder.open(true)}
            />
          )}
          <Tool icon={IconListSearch} label={t("bothEditions")} run={everywhere} />
          <Tool icon={IconX} label={t("close")} keys="Escape" run={() => finder.close()} />
        </span>
      </div>
      {state.replacing && <ReplaceRow finder={finder} report={report} />}
    </search>
  );
}

function FindField({ finder }: { finder: Finder }): JSX.Element {
  const { t } = useTranslation("find");
  const { query, problem, asked } = useFindState(finder);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked > 0) field.current?.select();
  }, [asked]);
  const invalid = problem !== null;
  return (
    <QueryField
      fieldRef={field}
      size="xs"
      className={styles.field}
      leftSection={<IconSearch size={15} stroke={1.7} />}
      aria-label={t("field")}
      placeholder={t("field")}
      error={problem ? problemWords(problem, t) : undefined}
      aria-invalid={invalid}
      value={query.text}
      onValue={(text) => finder.setQuery({ text })}
      onKey={(event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        finder.step(event.shiftKey ? -1 : 1);
      }}
    />
  );
}

function Count({ finder }: { finder: Finder }): JSX.Element {
  const { t } = useTranslation("find");
  const { query, found, current, problem } = useFindState(finder);
  const words =
    query.text === "" || problem
      ? ""
      : found.length === 0
        ? t("none")
        : t("count", { at: current + 1, total: found.length });
  return (
    <output className={styles.count} aria-live="polite">
      {words}
    </output>
  );
}

function ReplaceRow({ finder, report }: FindBarProps): JSX.Element {
  const { t } = useTranslation("find");
  const tell = useTell();
  const state = useFindState(finder);
  const affected = useAffected(report, state);
  const places = state.found.filter(({ editable }) => editable).length;
  const say = ({ done, kept }: Replaced): void => {
    const words = [
      t("replaced", { count: done }),
      ...(kept > 0 ? [t("kept", { count: kept })] : []),
    ];
    tell.done(words.join(""), done > 0 ? () => finder.undo() : undefined);
  };
  const one = (): void => {
    const { kept } = finder.replaceCurrent();
    if (kept > 0) tell.done(t("kept", { count: kept }));
  };
  return (
    <div className={styles.row}>
      <QueryField
        size="xs"
        className={styles.field}
        leftSection={<IconReplace size={15} stroke={1.7} />}
        aria-label={t("replacement")}
        placeholder={t("replacement")}
        value={state.replacement}
        onValue={finder.setReplacement}
        onKey={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          if (event.ctrlKey || event.metaKey) say(finder.replaceAll());
          else one();
        }}
      />
      <Button size="xs" variant="default" disabled={places === 0} onClick={one}>
        {t("replaceOne")}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={places === 0}
        onClick={() => say(finder.replaceAll())}
      >
        {t("replaceAll", { count: places })}
      </Button>
      <span className={styles.note}>
        {affected > 0 && t("affected", { count: affected })}
        {places < state.found.length && t("readOnly", { count: state.found.length - places })}
      </span>
    </div>
  );
}

interface ToolProps {
  icon: ComponentType<{ size: number; stroke: number }>;
  label: string;
  keys?: string;
  run(): void;
}

function Tool({ icon: Icon, label, keys, run }: ToolProps): JSX.Element {
  return (
    <Tooltip
      label={
        <span className={styles.tip}>
          {label} {keys && <KeyCaps keys={keys} />}
        </span>
      }
    >
      <ActionIcon size={28} aria-label={label} onClick={run}>
        <Icon size={17} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
