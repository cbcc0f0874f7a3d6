/** Planted: renderer has the DOM, but no Node. */
export const innocent = [document, window];
export const named = [process, Buffer, require];
