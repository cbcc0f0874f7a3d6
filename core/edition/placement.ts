/** How a picture stands on the page; kept at the figure, so that both editions and every page agree on it. */

/** As wide as the text, wider, half as wide in the middle, or half as wide with the text beside it. */
export const placements = ["text", "wide", "half", "left", "right"] as const;
export type Placement = (typeof placements)[number];

export const toPlacement = (value: unknown): Placement =>
  placements.find((placement) => placement === value) ?? "text";
