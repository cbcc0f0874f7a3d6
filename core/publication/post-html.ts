/**
 * HTML as a WordPress post can hold it: only what its filter (wp_kses_post) lets everybody write, and nothing in texts
 * that WordPress would carry out.
 */

const plainer: [RegExp, string][] = [
  [/<label><input type="checkbox" disabled checked> ([\s\S]*?)<\/label>/g, "☑ $1"],
  [/<label><input type="checkbox" disabled> ([\s\S]*?)<\/label>/g, "☐ $1"],
  [/ (?:tabindex="0"|decoding="async"|style="object-position:[^"]*")/g, ""],
  // The filter knows the attribute, but not with a name in it.
  [/(<a href="[^"]*") download="[^"]*"/g, "$1 download"],
  [/(<video controls preload="none"[^>]*)><source src="([^"]*)"[^>]*>/g, '$1 src="$2">'],
  // Every apostrophe as the filter writes it.
  [/&#39;/g, "&#039;"],
  // Words in square brackets may be the name of a program there.
  [/\[/g, "&#091;"],
  // An address that stands alone would be replaced by what is behind it.
  [/(>|^)(\s*https?):\/\//gm, "$1$2&#058;//"],
];

/** Changes nothing when it is done again. */
export const forPosts = (html: string): string =>
  plainer.reduce((text, [from, to]) => text.replace(from, to), html);
