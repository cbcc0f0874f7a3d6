/** An innocent file that others import. */
export const title = "title";
