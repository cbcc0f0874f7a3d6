/** Something that has to be read before going on. */
import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { JSX, ReactNode } from "react";
import styles from "./publish.module.css";

export function Warning({ title, children }: { title: string; children: ReactNode }): JSX.Element {
  return (
    <div className={styles.warning} role="alert">
      <Text fw={600} className={styles.outcome}>
        <IconAlertTriangle size={18} stroke={1.8} aria-hidden />
        {title}
      </Text>
      {children}
    </div>
  );
}
