/** Whether what had the keyboard was taken away or switched off, so that something else may take it without stealing it. */
export function isKeyboardLost(): boolean {
  const at = document.activeElement;
  // A control that has just been switched off is still named here until the next paint.
  return at === null || at === document.body || at.matches(":disabled");
}
