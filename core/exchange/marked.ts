/** Markdown as tokens: CommonMark with GitHub's tables and links, and bold as Chinese is written. */
import { Marked, Lexer, type Token } from "marked";

/**
 * CommonMark does not see the end of the bold in `**“十四五”**规划`: the marks stand between punctuation and a letter,
 * where Chinese has no space (§6.2, right-flanking delimiter runs). Between two `**` Chinese text is bold all the same.
 */
const reader = new Marked({
  extensions: [
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
