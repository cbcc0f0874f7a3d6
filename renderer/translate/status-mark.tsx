/** The state of a row as a shape: none is told from another by colour alone. */
import type { JSX } from "react";
import type { LaneStatus } from "./lane-status.ts";
import styles from "./status-mark.module.css";

const seal = <circle cx="8" cy="8" r="6.75" fill="currentColor" stroke="none" />;

const shapes: Record<LaneStatus, JSX.Element> = {
  missing: <circle cx="8" cy="8" r="5.75" fill="none" strokeDasharray="1.6 2.4" />,
  empty: <circle cx="8" cy="8" r="5.75" fill="none" />,
  draft: (
    <>
      <circle cx="8" cy="8" r="5.75" fill="none" />
      <path d="M8 2.25a5.75 5.75 0 0 0 0 11.5z" fill="currentColor" stroke="none" />
    </>
  ),
  confirmed: (
    <>
      {seal}
      <path d="m4.9 8.2 2.2 2.2 4-4.6" className={styles.cut} />
    </>
  ),
  reviewed: (
    <>
      {seal}
      <path d="m3.4 8.2 2 2.1 3.4-4.2M7.6 10l.4.4 4-4.6" className={styles.cut} />
    </>
  ),
  outdated: (
    <>
      <path d="M8 1.6 15 14H1z" fill="currentColor" stroke="none" />
      <path d="M8 6v4M8 11.6v.6" className={styles.cut} />
    </>
  ),
  orphan: <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" strokeWidth="2" fill="none" />,
};

/** Decorative: whoever uses it says the word. */
export function StatusMark({ status }: { status: LaneStatus }): JSX.Element {
  return (
    <svg
      className={styles.mark}
      data-status={status}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[status]}
    </svg>
  );
}
