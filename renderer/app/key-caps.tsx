/** Prints a shortcut as key caps. */
import type { JSX } from "react";
import { isMac, keyCaps } from "./keys.ts";
import styles from "./key-caps.module.css";

export function KeyCaps({ keys }: { keys: string }): JSX.Element {
  return (
    <span className={styles.caps}>
      {keyCaps(keys, isMac()).map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
