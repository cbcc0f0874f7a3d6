/** Brings a file of terms in: what it would do is shown first, line by line, and it is taken whole or not at all. */
import { Button, FileButton, Modal } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type JSX, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  TERM_IMPORT_PATH,
  termFileAnswerSchema,
  type TermFilePlan,
  type TermFileRefusal,
} from "../../core/api/term-files.ts";
import { langTags } from "../../core/report/lang.ts";
import { useCommands } from "../app/commands.tsx";
import { keys } from "../app/query.ts";
import { useTermActions } from "../app/term/term-actions.ts";
import { useTell } from "../app/tell.tsx";
import styles from "./import-terms.module.css";

interface Looked {
  file: File;
  answer: { plan: TermFilePlan } | TermFileRefusal;
}

async function send(file: File, take: boolean): Promise<Looked["answer"]> {
  const answer = await fetch(`${TERM_IMPORT_PATH}${take ? "?take=1" : ""}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
  return termFileAnswerSchema.parse(await answer.json());
}

export function ImportTerms(): JSX.Element {
  const { t } = useTranslation("term");
  const tell = useTell();
  const queryClient = useQueryClient();
  const { undo } = useTermActions();
  const [looked, setLooked] = useState<Looked | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const reset = useRef<() => void>(null);
  const close = (): void => setLooked(null);
  const run = async (file: File, take: boolean): Promise<void> => {
    setIsBusy(true);
    try {
      const answer = await send(file, take);
      if (!take || !("plan" in answer) || !answer.plan.taken) return setLooked({ file, answer });
      const { added, changed, change } = answer.plan;
      close();
      await queryClient.invalidateQueries({ queryKey: keys.terms });
      const words = t("import.done", { added, changed });
      if (change === null) tell.done(words);
      else tell.done(words, () => void undo(change));
    } catch (error) {
      tell.error(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <>
      <FileButton
        resetRef={reset}
        accept=".csv,.tsv,.txt,.xlsx,.tbx,.xml"
        onChange={(file) => {
          if (file) void run(file, false);
          // The same file may be chosen again when it was mended.
          reset.current?.();
        }}
      >
        {(props) => <ImportButton onClick={props.onClick} isBusy={isBusy && looked === null} />}
      </FileButton>
      <Modal
        opened={looked !== null}
        onClose={close}
        title={t("import.title", { name: looked?.file.name ?? "" })}
        size="xl"
        closeButtonProps={{ "aria-label": t("form.close") }}
      >
        {looked && "plan" in looked.answer && (
          <Plan
            plan={looked.answer.plan}
            isBusy={isBusy}
            onTake={() => void run(looked.file, true)}
            onClose={close}
          />
        )}
        {looked && "refusal" in looked.answer && <Refused refusal={looked.answer} />}
      </Modal>
    </>
  );
}

function ImportButton({ onClick, isBusy }: { onClick: () => void; isBusy: boolean }): JSX.Element {
  const { t } = useTranslation("term");
  useCommands([
    { id: "term-import", group: "desk", label: t("import.command"), keys: "i", run: onClick },
  ]);
  return (
    <Button
      variant="subtle"
      color="gray"
      loading={isBusy}
      leftSection={<IconFileImport size={17} stroke={1.6} />}
      onClick={onClick}
    >
      {t("import.short")}
    </Button>
  );
}

interface PlanProps {
  plan: TermFilePlan;
  isBusy: boolean;
  onTake(): void;
  onClose(): void;
}

function Plan({ plan, isBusy, onTake, onClose }: PlanProps): JSX.Element {
  const { t } = useTranslation("term");
  const { added, changed, same, others, problems, problemCount, samples } = plan;
  const hasProblems = problemCount > 0;
  const isNothing = added + changed === 0;
  return (
    <div className={styles.plan}>
      <p>{t("import.counts", { added, changed, same })}</p>
      {others > 0 && <p className={styles.faint}>{t("import.others", { count: others })}</p>}
      {hasProblems && (
        <section className={styles.problems} aria-label={t("import.problems")}>
          <p>
            <b>{t("import.cannot", { count: problemCount })}</b> {t("import.mend")}
          </p>
          <ul>
            {problems.map(({ line, code, about }) => (
              <li key={`${line} ${code}`}>
                {t("import.line", { line })}
                {t(`problem.${code}`)} {about !== "" && <q>{about}</q>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {samples.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
        <section className={styles.scroll} tabIndex={0} aria-label={t("import.preview")}>
          <table>
            <thead>
              <tr>
                <th>{t("import.lineHead")}</th>
                <th>{t("import.what")}</th>
                <th>{t("field.zh")}</th>
                <th>{t("field.en")}</th>
              </tr>
            </thead>
            <tbody>
              {samples.map(({ line, zh, en, before }) => (
                <tr key={`${line} ${zh}`}>
                  <td>{line}</td>
                  <td>{t(before === null ? "import.new" : "import.change")}</td>
                  <td lang={langTags.zh}>{zh}</td>
                  <td lang={langTags.en}>
                    {before !== null && before !== en && <del>{before}</del>} {en}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <div className={styles.buttons}>
        <Button
          data-autofocus
          loading={isBusy}
          disabled={hasProblems || isNothing}
          onClick={onTake}
        >
          {t(isNothing ? "import.nothing" : "import.take")}
        </Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t("import.cancel")}
        </Button>
      </div>
    </div>
  );
}

function Refused({ refusal: { refusal, line, about } }: { refusal: TermFileRefusal }): JSX.Element {
  const { t } = useTranslation("term");
  return (
    <div className={styles.problems} role="alert">
      <p>
        <b>{t(`refusal.${refusal}`)}</b>
      </p>
      {line !== null && (
        <p>
          {t("import.line", { line })}
          <q>{about}</q>
        </p>
      )}
      <p>{t("import.unchanged")}</p>
    </div>
  );
}
