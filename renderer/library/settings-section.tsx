/** One part of the settings: what it is about at the left, its fields at the right. */
import { Text, Title } from "@mantine/core";
import type { JSX, ReactNode } from "react";
import type { SettingsDraft } from "./settings-draft.ts";
import styles from "./settings.module.css";

/** What a section of the settings is given. */
export interface SectionProps {
  draft: SettingsDraft;
  change: (change: Partial<SettingsDraft>) => void;
  /** Words for the problem of a field, undefined where there is none to show. */
  problem: (field: string) => string | undefined;
}

export function SettingsSection(props: {
  id: string;
  title: string;
  about: string;
  children: ReactNode;
}): JSX.Element {
  return (
    <section className={styles.section} id={props.id} aria-labelledby={`${props.id}-title`}>
      <div>
        <Title order={2} size="h5" id={`${props.id}-title`}>
          {props.title}
        </Title>
        <Text size="sm" c="dimmed" mt={4}>
          {props.about}
        </Text>
      </div>
      <div className={styles.fields}>{props.children}</div>
    </section>
  );
}
