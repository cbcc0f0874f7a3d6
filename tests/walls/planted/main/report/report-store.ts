/** An innocent store. */
export const open = (): number => 1;
