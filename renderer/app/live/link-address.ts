/** Which addresses a link may have: the ones a page on the site can safely carry. */

/** Absolute http(s) address, e-mail address or site-relative path. */
export function isLinkAddress(text: string): boolean {
  if (/^\/(?!\/)\S*$/u.test(text)) return true;
  const url = URL.parse(text);
  if (!url) return false;
  return ["http:", "https:"].includes(url.protocol)
    ? url.hostname !== ""
    : url.protocol === "mailto:";
}

/** What a person types for an address, made whole: `example.org` means `https://example.org`. Null when it is none. */
export function toLinkAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === "") return null;
  if (isLinkAddress(text)) return text;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/u.test(text)) return `mailto:${text}`;
  const guess = `https://${text}`;
  return /^[^\s:/]+\.[^\s:]+/u.test(text) && isLinkAddress(guess) ? guess : null;
}
