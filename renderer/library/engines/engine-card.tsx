/** One engine as it is set up: its host, whether it has a key, what it did; tried, changed and removed from here. */
import { ActionIcon, Button, Group, Text, Tooltip } from "@mantine/core";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EngineView } from "../../../core/engine/desk.ts";
import { client } from "../../app/client.ts";
import { costWords } from "../../app/engine/cost-words.ts";
import { useRefreshEngines } from "../../app/engine/use-engines.ts";
import { useErrorWords } from "../../app/error-text.ts";
import { useTell } from "../../app/tell.tsx";
import own from "./engines.module.css";

interface EngineCardProps {
  engine: EngineView;
  onEdit: () => void;
  onRemoved: () => void;
}

export function EngineCard({ engine, onEdit, onRemoved }: EngineCardProps): JSX.Element {
  const { t } = useTranslation("engine");
  const { name, model, host, isLocal, hasKey, automatic } = engine;
  const facts = [
    model,
    t(hasKey ? "settings.hasKey" : "settings.noKey"),
    ...(automatic ? [t("settings.automatic")] : []),
  ];
  return (
    <article className={own.card} aria-label={name}>
      <div className={own.what}>
        <strong>{name}</strong>
        <Text size="sm" component="span" c="dimmed">
          {facts.filter((fact) => fact !== "").join(" · ")}
        </Text>
        <Text size="sm">{t(isLocal ? "settings.staysHere" : "settings.goesTo", { host })}</Text>
        <Month engine={engine} />
        <Trial name={name} id={engine.id} />
      </div>
      <Group gap={2} wrap="nowrap" align="flex-start">
        <Tooltip label={t("settings.edit", { name })}>
          <ActionIcon aria-label={t("settings.edit", { name })} onClick={onEdit}>
            <IconPencil size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Remove engine={engine} onRemoved={onRemoved} />
      </Group>
    </article>
  );
}

function Month({ engine: { lastMonth } }: { engine: EngineView }): JSX.Element | null {
  const { t, i18n } = useTranslation("engine");
  if (!lastMonth) return null;
  const { month, requests, characters, cost } = lastMonth;
  const sums = Object.entries(cost).map(
    ([currency, amount]) => ` · ${costWords({ amount, currency }, i18n.language)}`,
  );
  return (
    <Text size="xs" c="dimmed">
      {t("settings.month", {
        ...{ month, requests, cost: sums.join("") },
        characters: new Intl.NumberFormat(i18n.language).format(characters),
      })}
    </Text>
  );
}

/** Has one sentence translated and shows what comes, or why nothing does. */
function Trial({ id, name }: { id: string; name: string }): JSX.Element {
  const { t } = useTranslation("engine");
  const words = useErrorWords();
  const refresh = useRefreshEngines();
  const trial = useMutation({
    mutationFn: () => client.engine.test({ engine: id }),
    onSettled: refresh,
  });
  const problem = trial.error && words(trial.error);
  return (
    <div className={own.trial}>
      <Button
        size="compact-sm"
        variant="default"
        loading={trial.isPending}
        aria-label={t("settings.testOf", { name })}
        onClick={() => trial.mutate()}
      >
        {t("settings.test")}
      </Button>
      <output className={own.outcome} data-wrong={problem ? true : undefined}>
        {trial.isPending && t("settings.testing")}
        {trial.data && t("settings.tested", { text: trial.data.text })}
        {problem && `${problem.title}${t("settings.dash")}${problem.advice}`}
      </output>
    </div>
  );
}

/** The first press asks, the second does it: with the engine goes its key. */
function Remove({ engine, onRemoved }: Omit<EngineCardProps, "onEdit">): JSX.Element {
  const { t } = useTranslation("engine");
  const tell = useTell();
  const refresh = useRefreshEngines();
  const [isAsking, setIsAsking] = useState(false);
  const { name, id } = engine;
  const remove = useMutation({
    mutationFn: () => client.engine.remove({ engine: id }),
    onSuccess: () => {
      tell.done(t("settings.removed", { name }));
      refresh();
      onRemoved();
    },
    onError: tell.error,
  });
  const label = t(isAsking ? "settings.removeSure" : "settings.remove", { name });
  return (
    <Tooltip label={label} {...(isAsking && { opened: true })}>
      <ActionIcon
        aria-label={label}
        {...(isAsking && { color: "cinnabar", variant: "filled" })}
        onBlur={() => setIsAsking(false)}
        onClick={() => (isAsking ? remove.mutate() : setIsAsking(true))}
      >
        <IconTrash size={17} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
