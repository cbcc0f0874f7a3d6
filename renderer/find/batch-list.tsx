/** What was replaced lately, and the way to take it back. */
import { Button } from "@mantine/core";
import { IconArrowBackUp } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { JSX } from "react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Batch } from "../../core/api/find.ts";
import { client } from "../app/client.ts";
import { type BatchRunner, batchesKey } from "./batch-run.ts";
import styles from "./find-room.module.css";

export function BatchList({ run, undo }: BatchRunner): JSX.Element | null {
  const { t } = useTranslation("find");
  const { data: batches = [] } = useQuery({
    queryKey: batchesKey,
    queryFn: () => client.find.batches(),
  });
  if (batches.length === 0) return null;
  return (
    <details className={styles.batches}>
      <summary>{t("batch.title")}</summary>
      <ol>
        {batches.map((batch) => (
          <BatchLine key={batch.id} batch={batch} busy={run.kind === "running"} undo={undo} />
        ))}
      </ol>
    </details>
  );
}

function BatchLine({
  batch,
  busy,
  undo,
}: { batch: Batch; busy: boolean } & Pick<BatchRunner, "undo">): JSX.Element {
  const { t, i18n } = useTranslation("find");
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <li className={styles.batch}>
      <p className={styles.change}>
        <del>{batch.text}</del> <ins>{batch.replacement || t("batch.nothing")}</ins>
      </p>
      <p className={styles.small}>
        {when.format(new Date(batch.at))} · {batchWords(batch, t)}
        {!batch.complete && ` · ${t("batch.incomplete")}`}
      </p>
      {batch.undone && <UndoneWords undone={batch.undone} />}
      {!batch.undone && batch.replaced > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowBackUp size={15} stroke={1.6} />}
          disabled={busy}
          onClick={() => void undo(batch.id)}
        >
          {t("batch.undo")}
        </Button>
      )}
    </li>
  );
}

/** How much was replaced, where. */
export const batchWords = (batch: Batch, t: TFunction<"find">): string =>
  t("batch.done", { count: batch.replaced, reports: t("reports", { count: batch.reports }) });

export function UndoneWords({ undone }: { undone: NonNullable<Batch["undone"]> }): JSX.Element {
  const { t } = useTranslation("find");
  return (
    <div className={styles.small}>
      <p>{t("batch.restored", { count: undone.restored })}</p>
      {undone.left.length > 0 && (
        <details>
          <summary>{t("batch.left", { count: undone.left.length })}</summary>
          <ul>
            {undone.left.map(({ number, lang, text }, index) => (
              // The same text may be left at several places.
              <li key={index}>
                {t("batch.leftAt", { number: number ?? "?", lang: t(`room.lang.${lang}`), text })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
