/** The people that a byline names. */

/** What stands behind a name and is none. */
const suffix = /^(?:Jr|Sr|II|III|IV|Ph\.?D|M\.?D)\.?$/i;

/** `何砚、欧阳雯` and `He Yan, Ouyang Wen and Li Ming` name several; none by an empty text. */
export function peopleIn(byline: string): string[] {
  const people: string[] = [];
  for (const part of byline.split(/[、，,；;]|\s(?:and|&)\s/u)) {
    const name = part.trim().replace(/^(?:and|&)\s+/, "");
    if (name === "") continue;
    if (suffix.test(name) && people.length > 0) people.push(`${people.pop()}, ${name}`);
    else people.push(name);
  }
  return people;
}
