/** Writes on references and notes the numbers that follow from the order of the references. */

export interface NoteNames {
  /** Accessible name of a reference and of its note. */
  name: (number: number) => string;
  /** Of a note that no text refers to. */
  loose: string;
}

/** Only attributes are touched, and only where they differ: Lexical does not look at them. */
export function numberNotes(root: HTMLElement, names: NoteNames): void {
  const notes = root.getElementsByClassName("dg-footnote");
  const refs = root.getElementsByClassName("dg-noteref");
  if (notes.length + refs.length === 0) return;
  const numbers = new Map<string, number>();
  for (const ref of refs) {
    const mark = markOf(ref);
    const number = numbers.get(mark) ?? numbers.size + 1;
    numbers.set(mark, number);
    put(ref, { "data-number": String(number), "aria-label": names.name(number) });
    put(ref, { role: "link" });
  }
  for (const note of notes) {
    const number = numbers.get(markOf(note));
    put(note, {
      role: "doc-footnote",
      "data-number": number === undefined ? "–" : String(number),
      "aria-label": number === undefined ? names.loose : names.name(number),
    });
  }
}

export const markOf = (element: Element): string => element.getAttribute("data-note") ?? "";

function put(element: Element, attributes: Record<string, string>): void {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
