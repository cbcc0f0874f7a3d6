/** Planted: main has Node, but no DOM. */
export const innocent = [process, Buffer];
export const named = [document, window];
