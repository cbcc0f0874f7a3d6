/** The button under a list of the settings that adds a row to it. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { JSX, ReactNode } from "react";
import styles from "./settings.module.css";

export const AddRow = (props: { add: () => void; children: ReactNode }): JSX.Element => (
  <Button
    variant="default"
    size="xs"
    className={styles.add}
    leftSection={<IconPlus size={15} />}
    onClick={props.add}
  >
    {props.children}
  </Button>
);
