/** The line at the foot of a report: rooms put counts and problems into it with `StatusItem`. */
import { createContext, type JSX, type ReactNode, useContext, useState } from "react";
import { createPortal } from "react-dom";
import styles from "./status-line.module.css";

const SlotContext = createContext<HTMLElement | null>(null);

/** Gives `children` a status line below, with `saved` at its start. */
export function WithStatusLine({
  saved,
  children,
}: {
  saved: ReactNode;
  children: ReactNode;
}): JSX.Element {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <>
      <SlotContext value={slot}>{children}</SlotContext>
      <footer className={styles.line}>
        {saved}
        <div className={styles.slot} ref={setSlot} />
      </footer>
    </>
  );
}

/** Shows its children in the report's status line while mounted. */
export function StatusItem({ children }: { children: ReactNode }): ReactNode {
  const slot = useContext(SlotContext);
  return slot && createPortal(<span className={styles.item}>{children}</span>, slot);
}
