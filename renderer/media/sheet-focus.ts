/** Where the focus goes on the photo sheet. */

/** The card of a photograph. */
export const photoAt = (
  sheet: HTMLElement | null,
  key: string | undefined,
): HTMLElement | undefined =>
  [...(sheet?.querySelectorAll<HTMLElement>("[data-photo]") ?? [])].find(
    (card) => card.dataset["photo"] === key,
  );

/** The next thing to fill in behind the focus, or the first on the sheet behind the last. */
export function nextGap(sheet: HTMLElement | null): HTMLElement | undefined {
  const gaps = [...(sheet?.querySelectorAll<HTMLElement>("[data-gap]") ?? [])];
  const at = document.activeElement;
  const behind = gaps.find(
    (gap) =>
      at &&
      at !== gap &&
      (at.compareDocumentPosition(gap) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  return behind ?? gaps[0];
}
