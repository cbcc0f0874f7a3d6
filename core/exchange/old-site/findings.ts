/** What is not in order on pages of an old site. */

export const oldPageCodes = [
  /** The page is not taken. */
  "unreadable",
  "too-deep",
  "no-body",
  "no-headline",
  /** Another page has the same address. */
  "address-twice",
  /** The page is taken, but something is to be looked at. */
  "no-date",
  "column-unknown",
  "number-twice",
  "address-moved",
  "picture",
  "link-dead",
  /** A link to a file that lies in the folder and is no page. */
  "file-left",
  "left-out",
] as const;
export type OldPageCode = (typeof oldPageCodes)[number];

const refusing: ReadonlySet<OldPageCode> = new Set(oldPageCodes.slice(0, 5));

export interface OldPageFinding {
  /** Path in the folder. */
  file: string;
  code: OldPageCode;
  detail: string;
}

/** True when the page does not come in because of it. */
export const isRefusing = ({ code }: { code: OldPageCode }): boolean => refusing.has(code);
