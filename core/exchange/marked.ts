/** Markdown as tokens: CommonMark with GitHub's tables and links, and bold as Chinese is written. */
import { Marked, Lexer, type Token } from "marked";

/**
 * CommonMark does not see the end of the bold in `**“十四五”**规划`: the marks stand between punctuation and a letter,
 * where Chinese has no space (§6.2, right-flanking delimiter runs). Between two `**` Chinese text is bold all the same.
 */
const reader = new Marked({
  extensions: [
    {
      // GitHub's footnotes: `[^name]` in the text, `[^name]: …` with indented lines below it.
      name: "notedef",
      level: "block",
      tokenizer(source) {
        const found =
          /^\[\^([^\]\s]+)\]:[ \t]*([^\n]*(?:\n(?:[ \t]+\S|[ \t]*\n[ \t]{2,}\S)[^\n]*)*)(?:\n+|$)/u.exec(
            source,
          );
        if (!found) return undefined;
        const text = (found[2] ?? "").replace(/\n\s+/gu, "\n").trim();
        return { type: "notedef", raw: found[0], label: found[1], text };
      },
    },
    {
      name: "noteref",
      level: "inline",
      start: (source) => source.indexOf("[^"),
      tokenizer(source) {
        const found = /^\[\^([^\]\s]+)\]/u.exec(source);
        return found ? { type: "noteref", raw: found[0], label: found[1] } : undefined;
      },
    },
    {
      // `*《书名》*` stands as badly for CommonMark: its mark is between a letter and punctuation.
      name: "em",
      level: "inline",
      start: (source) => source.search(/\*[《〈“‘「『（]/u),
      tokenizer(source) {
        const found = /^\*([《〈“‘「『（][^*\n\\]*[^\s*\\])\*(?!\*)/u.exec(source);
        const text = found?.[1];
        if (!found || text === undefined) return undefined;
        return { type: "em", raw: found[0], text, tokens: this.lexer.inlineTokens(text) };
      },
    },
    {
      name: "strong",
      level: "inline",
      start: (source) => source.indexOf("**"),
      tokenizer(source) {
        const found = /^\*\*(?![\s*])([^*\n]*[^\s*])\*\*(?!\*)/u.exec(source);
        const text = found?.[1];
        if (!found || text === undefined || !/\p{Script=Han}/u.test(text)) return undefined;
        return { type: "strong", raw: found[0], text, tokens: this.lexer.inlineTokens(text) };
      },
    },
  ],
});

export const lexBlocks = (source: string): Token[] => reader.lexer(source);

export const lexInline = (source: string): Token[] => Lexer.lexInline(source, reader.defaults);
