/** An innocent shared part. */
export const words = 1;
