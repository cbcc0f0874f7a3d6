/** Settings of the library, saved explicitly and whole; and of this device, which take effect at once. */
import { Button, Group, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type JSX, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../core/library/settings.ts";
import { client } from "../app/client.ts";
import { useCommands } from "../app/commands.tsx";
import { useLeaveGuard } from "../app/leave-guard.tsx";
import { keys, type Library, useSettings } from "../app/query.ts";
import { useTell } from "../app/tell.tsx";
import { ColumnsSection } from "./columns-section.tsx";
import { DeviceSection } from "./device-section.tsx";
import { EngineRulesSection } from "./engines/engine-rules-section.tsx";
import { EnginesSection } from "./engines/engines-section.tsx";
import { MachineSection } from "./machine-section.tsx";
import { PeopleSection } from "./people-section.tsx";
import {
  isChanged,
  type Problems,
  problemsOf,
  type SettingsDraft,
  toDraft,
  toSettings,
} from "./settings-draft.ts";
import { SeriesSection } from "./series/series-section.tsx";
import { TagPairsSection } from "./series/tag-pairs-section.tsx";
import type { SectionProps } from "./settings-section.tsx";
import { withSpelledIds } from "./spelled-ids.ts";
import styles from "./settings.module.css";
import { SiteSection } from "./site-section.tsx";
import { TargetsSection } from "./targets-section.tsx";

function useSaveSettings(saved: () => void): { save: (settings: Settings) => void; busy: boolean } {
  const { t } = useTranslation("library");
  const queryClient = useQueryClient();
  const tell = useTell();
  const { mutate, isPending } = useMutation({
    mutationFn: (settings: Settings) => client.library.saveSettings(settings),
    onSuccess: (settings) => {
      queryClient.setQueryData<Library>(
        keys.library,
        (library) => library && { ...library, settings },
      );
      saved();
      tell.done(t("settings.saved"));
    },
    onError: tell.error,
  });
  return { save: mutate, busy: isPending };
}

/** Takes the keyboard to the first field that has something wrong. */
const toFirstProblem = (): void =>
  document.querySelector<HTMLElement>("form [aria-invalid=true]")?.focus();

export function SettingsRoom(): JSX.Element {
  const { t } = useTranslation("library");
  const settings = useSettings();
  // Null until something is edited: what is shown then follows the library.
  const [edited, setEdited] = useState<SettingsDraft | null>(null);
  const [tried, setTried] = useState(false);
  const draft = edited ?? toDraft(settings);
  const dirty = edited !== null && isChanged(edited, settings);
  const problems: Problems = tried ? problemsOf(draft) : {};
  const leave = (): void => {
    setEdited(null);
    setTried(false);
  };
  const { save, busy } = useSaveSettings(leave);
  useLeaveGuard(dirty);
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  const submit = async (): Promise<void> => {
    const whole = await withSpelledIds(draft);
    const valid = toSettings(whole);
    if (valid && Object.keys(problemsOf(whole)).length === 0) {
      save(valid);
      return;
    }
    if (whole !== draft) setEdited(whole);
    setTried(true);
    requestAnimationFrame(toFirstProblem);
  };
  useCommands([
    {
      id: "settings-save",
      group: "window",
      label: t("settings.save"),
      keys: "mod+s",
      run: () => void (dirty && submit()),
    },
  ]);
  const section: SectionProps = {
    draft,
    change: (change) => setEdited({ ...draft, ...change }),
    problem: (field) => problems[field] && t(`problem.${problems[field]}`),
  };
  return (
    <form
      className={styles.room}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles.scroll}>
        <Title order={1} size="h3" className={styles.title}>
          {t("settings.title")}
        </Title>
        <SiteSection {...section} />
        <ColumnsSection {...section} />
        <MachineSection {...section} />
        <SeriesSection {...section} />
        <TagPairsSection {...section} />
        <PeopleSection {...section} />
        <TargetsSection {...section} />
        <EngineRulesSection {...section} />
        <EnginesSection />
        <DeviceSection />
      </div>
      <footer className={styles.foot}>
        <Text size="sm" c={dirty ? "var(--ink)" : "dimmed"} component="output">
          {Object.keys(problems).length > 0
            ? t("settings.problems", { count: Object.keys(problems).length })
            : t(dirty ? "settings.changed" : "settings.unchanged")}
        </Text>
        <Group gap="xs">
          <Button variant="default" disabled={!dirty || busy} onClick={leave}>
            {t("settings.discard")}
          </Button>
          <Button type="submit" disabled={!dirty} loading={busy}>
            {t("settings.save")}
          </Button>
        </Group>
      </footer>
    </form>
  );
}
