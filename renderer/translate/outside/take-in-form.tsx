/** Brings a translation back: choose the file, see what it would change, take it. */
import { Alert, Button, Checkbox, FileButton, Group, Loader, Stack, Text } from "@mantine/core";
import { IconGitBranch } from "@tabler/icons-react";
import { type JSX, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { openThread } from "../../../core/comment/comment-document.ts";
import {
  type IncomingPlan,
  type IncomingTranslation,
  isTakeable,
  planIncoming,
} from "../../../core/exchange/translator/incoming.ts";
import { remarksOf } from "../../../core/exchange/translator/remarks.ts";
import type { Edition } from "../../../core/edition/edition.ts";
import type { Lang } from "../../../core/report/lang.ts";
import { useFactDesk } from "../../app/fact/fact-desk.ts";
import { useTell } from "../../app/tell.tsx";
import { directionOf, useWork } from "../work.ts";
import { RefusedFile } from "./refused-file.tsx";
import { type Refused, type Sent, sendTranslation } from "./send-translation.ts";
import styles from "./take-in.module.css";
import { TakeInList } from "./take-in-list.tsx";

type State =
  | { kind: "choosing" }
  | { kind: "reading"; name: string }
  | { kind: "refused"; name: string; refused: Refused | Extract<Sent, { refusal: "unreachable" }> }
  | { kind: "plan"; name: string; plan: IncomingPlan };

/** @param first a file that was dropped already */
export function TakeInForm({
  first,
  onDone,
}: {
  first: File | null;
  onDone: () => void;
}): JSX.Element {
  const { t } = useTranslation("translator");
  const { report, model } = useWork();
  const [state, setState] = useState<State>(
    first ? { kind: "reading", name: first.name } : { kind: "choosing" },
  );
  const show = (name: string, sent: Sent): void => {
    if ("refusal" in sent) return setState({ kind: "refused", name, refused: sent });
    const { source, target } = directionOf(report);
    const pair = model.refresh();
    const editions = { [source]: pair.source, [target]: pair.target } as Record<Lang, Edition>;
    const plan = planIncoming(sent.incoming, { id: report.id, sourceLang: source, editions });
    setState({ kind: "plan", name, plan });
  };
  const read = (file: File): void => {
    setState({ kind: "reading", name: file.name });
    void sendTranslation(report.id, file).then((sent) => show(file.name, sent));
  };
  const showFirst = useEffectEvent(show);
  useEffect(() => {
    if (first) void sendTranslation(report.id, first).then((sent) => showFirst(first.name, sent));
  }, [first, report.id]);

  return (
    <Stack gap="md">
      {state.kind === "choosing" && (
        <Text size="sm" c="dimmed">
          {t("takeIn.teach")}
        </Text>
      )}
      {state.kind === "reading" && (
        <Text component="output" size="sm">
          <Loader size="xs" mr={8} />
          {t("takeIn.reading", { name: state.name })}
        </Text>
      )}
      {state.kind === "refused" && <RefusedFile name={state.name} refused={state.refused} />}
      {state.kind === "plan" && <Plan {...state} onDone={onDone} />}
      {state.kind !== "plan" && (
        <Group justify="flex-end">
          <FileButton onChange={(file) => file && read(file)} accept=".xlf,.xliff,.docx">
            {(props) => (
              <Button {...props} data-autofocus disabled={state.kind === "reading"}>
                {t(state.kind === "refused" ? "takeIn.another" : "takeIn.choose")}
              </Button>
            )}
          </FileButton>
        </Group>
      )}
    </Stack>
  );
}

interface PlanProps {
  name: string;
  plan: IncomingPlan;
  onDone: () => void;
}

function Plan({ name, plan, onDone }: PlanProps): JSX.Element {
  const { t } = useTranslation("translator");
  const tell = useTell();
  const { actions } = useWork();
  const { doc } = useFactDesk();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [merge, setMerge] = useState(false);
  const [confirm, setConfirm] = useState(false);
  const wanted = plan.rows.filter(
    (row) => !left.has(row.incoming.id) && (isTakeable(row) || (confirm && row.canConfirm)),
  );
  const remarks = remarksOf(plan);
  const confirmable = plan.rows.filter(({ canConfirm }) => canConfirm).length;
  const isFree = !plan.isOtherRevision || merge;
  const merging = useRef<HTMLInputElement>(null);
  const taking = useRef<HTMLButtonElement>(null);
  // What was asked with the file is gone from under the keyboard: it goes on where there is something to decide.
  useEffect(() => (merging.current ?? taking.current)?.focus(), []);
  const take = (): void => {
    const { written, confirmed, changed, undo } = actions.takeIn(wanted, confirm);
    const at = new Date().toISOString();
    for (const { anchor, text } of remarks) openThread(doc, anchor, { by: "", name, at, text });
    const done = t("takeIn.done", { written, confirmed });
    const stays = changed > 0 ? ` ${t("takeIn.changed", { count: changed })}` : "";
    if (written + confirmed > 0) tell.done(done + stays, undo);
    else tell.done(done + stays);
    onDone();
  };
  const same = plan.rows.filter((row) => row.status === "same" && !row.canConfirm).length;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isFree && wanted.length + remarks.length > 0) take();
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {[
            t("takeIn.from", { name }),
            ...(same > 0 ? [t("takeIn.same", { count: same })] : []),
          ].join(" · ")}
        </Text>
        {plan.isOtherRevision && (
          <Alert
            color="gray"
            icon={<IconGitBranch size={18} />}
            title={t("takeIn.revision")}
            role="alert"
          >
            <p className={styles.say}>{t("takeIn.revisionNote")}</p>
            <Checkbox
              ref={merging}
              className={styles.ask}
              label={t("takeIn.merge")}
              checked={merge}
              onChange={(event) => setMerge(event.currentTarget.checked)}
            />
          </Alert>
        )}
        <TakeInList
          plan={plan}
          isLeft={(row) => left.has(row.incoming.id)}
          onLeave={(row, isLeft) => setLeft(toggled(left, row, isLeft))}
        />
        {remarks.length > 0 && (
          <Text size="sm">{t("takeIn.remarks", { count: remarks.length })}</Text>
        )}
        {confirmable > 0 && (
          <Checkbox
            label={t("takeIn.confirm", { count: confirmable })}
            checked={confirm}
            onChange={(event) => setConfirm(event.currentTarget.checked)}
          />
        )}
        <Group justify="flex-end" className={styles.foot}>
          <Button
            ref={taking}
            type="submit"
            disabled={!isFree || wanted.length + remarks.length === 0}
          >
            {t("takeIn.apply", { count: wanted.length })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function toggled(
  left: ReadonlySet<string>,
  { incoming }: IncomingTranslation,
  isLeft: boolean,
): ReadonlySet<string> {
  const now = new Set(left);
  if (isLeft) now.add(incoming.id);
  else now.delete(incoming.id);
  return now;
}
