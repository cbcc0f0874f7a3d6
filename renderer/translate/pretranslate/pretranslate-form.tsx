/** What is to be filled in, and from where; which host text would go to is said before anything goes. */
import { Button, Checkbox, Group, Input, NativeSelect, Slider, Text } from "@mantine/core";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { barOf } from "../../../core/engine/barred.ts";
import { type Choice, defaultChoice, isToFill } from "../../../core/pretranslate/choice.ts";
import { useEngines } from "../../app/engine/use-engines.ts";
import { useHead } from "../../app/live/head.ts";
import { useSettings } from "../../app/query.ts";
import { usePair } from "../work.ts";
import styles from "./pretranslate.module.css";

interface PretranslateFormProps {
  onStart: (choice: Choice) => void;
  onCancel: () => void;
}

const LOWEST = 60;
const HIGHEST = 101;

export function PretranslateForm({ onStart, onCancel }: PretranslateFormProps): JSX.Element {
  const { t } = useTranslation("engine");
  const { lanes } = usePair();
  const [choice, setChoice] = useState(defaultChoice);
  const set = (change: Partial<Choice>): void => setChoice({ ...choice, ...change });
  const rows = lanes.flatMap(({ row }) => (row && isToFill(row, choice) ? [row] : []));
  const characters = rows.reduce((sum, { source }) => sum + (source?.text.length ?? 0), 0);
  const { threshold } = choice;
  const words =
    threshold === HIGHEST
      ? t("pretranslate.context")
      : threshold === 100
        ? t("pretranslate.exact")
        : t("pretranslate.atLeast", { threshold });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (rows.length > 0) onStart(choice);
      }}
    >
      <p className={styles.about}>{t("pretranslate.about")}</p>
      <div>
        <Input.Label labelElement="div">{t("pretranslate.threshold")}</Input.Label>
        <div className={styles.threshold}>
          <Slider
            className={styles.slider}
            min={LOWEST}
            max={HIGHEST}
            value={threshold}
            label={null}
            thumbLabel={t("pretranslate.threshold")}
            thumbProps={{ "aria-valuetext": words }}
            onChange={(value) => set({ threshold: value })}
          />
          <output className={styles.words}>{words}</output>
        </div>
      </div>
      {(["adaptNumbers", "terms", "overDrafts"] as const).map((field) => (
        <Checkbox
          key={field}
          label={t(`pretranslate.${field}`)}
          checked={choice[field]}
          onChange={(event) => set({ [field]: event.currentTarget.checked })}
        />
      ))}
      <EngineChoice choice={choice} set={set} />
      <Text size="sm" component="output">
        {rows.length === 0
          ? t("pretranslate.nothing")
          : t("pretranslate.amount", { count: rows.length, characters })}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t("pretranslate.cancel")}
        </Button>
        <Button type="submit" disabled={rows.length === 0}>
          {t("pretranslate.start")}
        </Button>
      </Group>
    </form>
  );
}

function EngineChoice({
  choice,
  set,
}: {
  choice: Choice;
  set: (change: Partial<Choice>) => void;
}): JSX.Element {
  const { t } = useTranslation("engine");
  const { data } = useEngines();
  const { head } = useHead();
  const bar = barOf(head, useSettings());
  const engines = data?.engines ?? [];
  const engine = engines.find(({ id }) => id === choice.engine);
  const help = (): string => {
    if (bar) return t(`room.bar.${bar}`);
    if (engines.length === 0) return t("pretranslate.noEngines");
    if (!engine) return t("pretranslate.staysHere");
    return t(engine.isLocal ? "settings.staysHere" : "settings.goesTo", { host: engine.host });
  };
  return (
    <NativeSelect
      label={t("pretranslate.engine")}
      description={help()}
      inputWrapperOrder={["label", "input", "description"]}
      disabled={bar !== null || engines.length === 0}
      value={engine?.id ?? ""}
      data={[
        { value: "", label: t("pretranslate.withoutEngine") },
        ...engines.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(event) => set({ engine: event.currentTarget.value || null })}
    />
  );
}
