/** The button under a list of the settings that adds a row to it, and puts the keyboard there. */
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
    onClick={(event) => {
      const list = event.currentTarget.previousElementSibling;
      props.add();
      if (list?.matches("ul, ol"))
        requestAnimationFrame(() => list.lastElementChild?.querySelector("input")?.focus());
    }}
  >
    {props.children}
  </Button>
);
