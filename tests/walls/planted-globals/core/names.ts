/** Planted: core can name nothing of the DOM, Node or Electron. */
export const named = [document, window, process, Buffer, require, __dirname, localStorage, fetch];
