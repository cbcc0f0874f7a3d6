/** Translation engines of this device: what they are, where text goes, and what they did this month. */
import { Button, Menu, Text } from "@mantine/core";
import { IconChevronDown, IconPlus } from "@tabler/icons-react";
import { type JSX, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EngineView } from "../../../core/engine/desk.ts";
import { presetNames } from "../../../core/engine/presets.ts";
import { useEngines } from "../../app/engine/use-engines.ts";
import { SettingsSection } from "../settings-section.tsx";
import styles from "../settings.module.css";
import { EngineCard } from "./engine-card.tsx";
import { draftOf, type EngineDraft, newDraft } from "./engine-draft.ts";
import { EngineForm } from "./engine-form.tsx";
import own from "./engines.module.css";

export function EnginesSection(): JSX.Element {
  const { t } = useTranslation("engine");
  const { data } = useEngines();
  const [editing, setEditing] = useState<EngineDraft | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const engines = data?.engines ?? [];
  const isNew = editing !== null && !engines.some(({ id }) => id === editing.id);
  const close = (): void => {
    setEditing(null);
    requestAnimationFrame(() => add.current?.focus());
  };
  const form = (draft: EngineDraft, kept: EngineView | null): JSX.Element => (
    <EngineForm
      key={draft.id}
      start={draft}
      kept={kept}
      taken={engines.filter(({ id }) => id !== draft.id).map(({ name }) => name)}
      onClose={close}
    />
  );
  return (
    <SettingsSection
      id="engines"
      title={t("settings.title")}
      about={`${t("settings.about")} ${t(data?.keptBy === "keychain" ? "settings.keychain" : "settings.file")}`}
    >
      {engines.length === 0 && !isNew && (
        <Text size="sm" c="dimmed">
          {t("settings.none")}
        </Text>
      )}
      <ul className={own.engines}>
        {engines.map((engine) => (
          <li key={engine.id}>
            {editing?.id === engine.id ? (
              form(editing, engine)
            ) : (
              <EngineCard
                engine={engine}
                onEdit={() => setEditing(draftOf(engine))}
                onRemoved={() => add.current?.focus()}
              />
            )}
          </li>
        ))}
        {editing && isNew && <li>{form(editing, null)}</li>}
      </ul>
      {/* The form that a choice opens has the keyboard. */}
      <Menu position="bottom-start" returnFocus={!isNew}>
        <Menu.Target>
          <Button
            ref={add}
            variant="default"
            size="xs"
            className={styles.add}
            leftSection={<IconPlus size={15} />}
            rightSection={<IconChevronDown size={14} />}
          >
            {t("settings.add")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {presetNames.map((name) => (
            <Menu.Item key={name} onClick={() => setEditing(newDraft(name, t(`preset.${name}`)))}>
              {t(`preset.${name}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </SettingsSection>
  );
}
