/** The second half of the room: the plan is made, looked at and carried out here. */
import { Alert, Button, Checkbox, Group } from "@mantine/core";
import { IconAlertTriangle, IconListCheck } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { KeyCaps } from "../../app/key-caps.tsx";
import { RefusedAlert } from "../../app/refused-alert.tsx";
import type { OldSiteRunner, Wish } from "./old-site-run.ts";
import classes from "./plan.module.css";
import { PlanView } from "./plan-view.tsx";
import { ResultView } from "./result-view.tsx";
import { WorkProgress } from "./work-progress.tsx";

export const PLAN_KEYS = "mod+Enter";

export interface WorkPanelProps {
  runner: OldSiteRunner;
  wish: Wish;
  /** Lines of the mapping are wrong: nothing begins. */
  isWrong: boolean;
  setAsPublished: (asPublished: boolean) => void;
  choose: (old: string, column: string) => void;
  /** Shows a page under the mapping. */
  show: (file: string) => void;
}

export function WorkPanel(props: WorkPanelProps): JSX.Element {
  const { t } = useTranslation("old-site");
  const { runner, wish, isWrong } = props;
  const { run, plan, bring, hold } = runner;
  const isBusy = run.kind === "planning" || run.kind === "bringing";
  return (
    <div className={classes.panel}>
      <Group align="flex-start" justify="space-between">
        <Checkbox
          label={t("asPublished.label")}
          description={t("asPublished.about")}
          maw={640}
          disabled={isBusy}
          checked={wish.asPublished}
          onChange={(event) => props.setAsPublished(event.currentTarget.checked)}
        />
        <Button
          className={classes.plan}
          variant={run.kind === "planned" || run.kind === "ended" ? "default" : "filled"}
          leftSection={<IconListCheck size={17} stroke={1.6} />}
          rightSection={<KeyCaps keys={PLAN_KEYS} />}
          disabled={isBusy || isWrong}
          onClick={() => plan(wish)}
        >
          {t(run.kind === "planned" || run.kind === "ended" ? "plan.again" : "plan.make")}
        </Button>
      </Group>
      {isWrong && <p className={classes.note}>{t("plan.wrong")}</p>}
      {run.kind === "refused" && <RefusedAlert role="alert" error={run.error} />}
      {run.kind === "broken" && (
        <Alert color="cinnabar" icon={<IconAlertTriangle size={18} />} title={t("broken.title")}>
          {t("broken.advice")}
        </Alert>
      )}
      {(run.kind === "planning" || run.kind === "bringing") && (
        <WorkProgress run={run} hold={hold} />
      )}
      {run.kind === "planned" && (
        <PlanView
          plan={run.plan}
          isStale={stateOf(run.wish) !== stateOf(wish)}
          chosen={wish.mapping.columns}
          choose={props.choose}
          bring={() => bring(wish)}
          show={props.show}
        />
      )}
      {run.kind === "ended" && (
        <ResultView result={run.result} goOn={() => bring(run.wish)} show={props.show} />
      )}
      {run.kind === "idle" && <p className={classes.note}>{t("plan.about")}</p>}
    </div>
  );
}

/** What a plan depends on: columns may be chosen after it. */
function stateOf({ dir, asPublished, mapping }: Wish): string {
  const { columns: _columns, folder: _folder, ...places } = mapping;
  return JSON.stringify([dir, asPublished, places]);
}
