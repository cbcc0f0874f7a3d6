/** Takes a TMX file in: shows what is in it first, then where it goes; can be cancelled until it is all there. */
import { Button, FileButton, Progress, Switch, TextInput } from "@mantine/core";
import { ORPCError } from "@orpc/client";
import { IconFileImport } from "@tabler/icons-react";
import { type JSX, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { MEMORY_PATH, tmxAnswerSchema, type TmxPreview } from "../../core/api/memory.ts";
import type { Memory } from "../../core/memory/unit.ts";
import { langTags } from "../../core/report/lang.ts";
import { client } from "../app/client.ts";
import { useTell } from "../app/tell.tsx";
import { sendFile } from "../app/upload-file.ts";
import styles from "./memory.module.css";

type State =
  | { kind: "idle" }
  | { kind: "reading"; part: number }
  | { kind: "wrong"; code: string; line: number | null }
  | { kind: "shown"; preview: TmxPreview }
  | { kind: "importing"; share: number; units: number };

const problems = [
  "NOT_XML",
  "NOT_TMX",
  "NOT_VALID",
  "TOO_MUCH",
  "ENCODING",
  "disk-full",
  "read-only",
] as const;

export function ImportTmx({ memories }: { memories: readonly Memory[] }): JSX.Element {
  const { t, i18n } = useTranslation("memory");
  const tell = useTell();
  const [state, setState] = useState<State>({ kind: "idle" });
  const [name, setName] = useState("");
  const [readOnly, setReadOnly] = useState(true);
  const abort = useRef(new AbortController());
  const isKnown = memories.some((memory) => memory.name === name.trim());

  const look = async (file: File | null): Promise<void> => {
    if (!file) return;
    abort.current = new AbortController();
    setName(file.name.replace(/\.tmx$/i, "").slice(0, 80));
    setState({ kind: "reading", part: 0 });
    const sent = await sendFile(MEMORY_PATH, file, {
      signal: abort.current.signal,
      onProgress: (part) => setState({ kind: "reading", part }),
    });
    if (sent === "cancelled") return setState({ kind: "idle" });
    const answer = sent === "unreachable" ? null : tmxAnswerSchema.safeParse(sent.answer).data;
    if (!answer) setState({ kind: "wrong", code: "unreachable", line: null });
    else if ("problem" in answer) setState({ kind: "wrong", ...answer.problem });
    else setState({ kind: "shown", preview: answer.preview });
  };
  const run = async (preview: TmxPreview): Promise<void> => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setState({ kind: "importing", share: 0, units: 0 });
    try {
      const request = { file: preview.file, memory: name.trim(), readOnly };
      for await (const item of await client.memory.importTmx(request, { signal })) {
        if (item.kind === "progress") setState({ ...item, kind: "importing" });
        else tell.done(t("import.done", { count: item.units, doubles: item.doubles }));
      }
    } catch (error) {
      if (signal.aborted) tell.done(t("import.cancelled"));
      else if (error instanceof ORPCError || error instanceof Error) tell.error(error);
    }
    setState({ kind: "idle" });
  };
  return (
    <section aria-labelledby="memories-import">
      <h2 id="memories-import">{t("import.title")}</h2>
      <p className={styles.note}>{t("import.about")}</p>
      {(state.kind === "idle" || state.kind === "wrong") && (
        <FileButton onChange={(file) => void look(file)} accept=".tmx,application/x-tmx+xml">
          {(button) => (
            <Button
              {...button}
              size="xs"
              variant="default"
              leftSection={<IconFileImport size={15} stroke={1.8} />}
            >
              {t("import.choose")}
            </Button>
          )}
        </FileButton>
      )}
      {state.kind === "wrong" && (
        <p role="alert" className={styles.wrong}>
          {t(`import.problem.${problems.find((one) => one === state.code) ?? "unreachable"}`)}
          {state.line !== null && ` ${t("import.line", { line: state.line })}`}
        </p>
      )}
      {state.kind === "reading" && (
        <Progress value={state.part * 100} aria-label={t("import.reading")} />
      )}
      {state.kind === "shown" && (
        <div className={styles.import}>
          <p>
            {t("import.found", {
              count: state.preview.units,
              units: state.preview.units.toLocaleString(i18n.language),
            })}
            {state.preview.others > 0 && ` ${t("import.others", { count: state.preview.others })}`}
          </p>
          <table className={styles.pairs}>
            <caption>{t("import.first")}</caption>
            <tbody>
              {state.preview.first.map(({ zh, en }, index) => (
                // The first units of a file may be the same.
                <tr key={index}>
                  <td lang={langTags.zh}>{zh}</td>
                  <td lang={langTags.en}>{en}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className={styles.importInto}>
            <TextInput
              size="xs"
              label={t("import.into")}
              description={isKnown ? t("import.known") : undefined}
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {!isKnown && (
              <Switch
                label={t("memories.readOnly")}
                checked={readOnly}
                onChange={(event) => setReadOnly(event.currentTarget.checked)}
              />
            )}
            <Button
              size="xs"
              disabled={state.preview.units === 0 || name.trim() === ""}
              onClick={() => void run(state.preview)}
            >
              {t("import.run")}
            </Button>
            <Button size="xs" variant="default" onClick={() => setState({ kind: "idle" })}>
              {t("import.cancel")}
            </Button>
          </div>
        </div>
      )}
      {state.kind === "importing" && (
        <div className={styles.import}>
          <Progress value={state.share * 100} aria-label={t("import.importing")} />
          <p aria-live="polite">
            {t("import.soFar", { units: state.units.toLocaleString(i18n.language) })}
          </p>
          <Button size="xs" variant="default" onClick={() => abort.current.abort()}>
            {t("import.cancel")}
          </Button>
        </div>
      )}
    </section>
  );
}
