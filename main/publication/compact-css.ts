/** A style sheet as readers' browsers get it: without comments, line breaks and indents, which were for its writers. */
import { parse } from "postcss";

const onOneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ");

/** @param css without syntax errors */
export function compactCss(css: string): string {
  const root = parse(css);
  root.walkComments((comment) => {
    comment.remove();
  });
  root.walk((node) => {
    node.raws.before = "";
    if (node.type === "decl") {
      node.raws.between = ":";
      node.value = onOneLine(node.value);
      return;
    }
    if (node.type === "rule") node.selector = onOneLine(node.selector);
    if (node.type === "atrule") node.params = onOneLine(node.params);
    if (node.type !== "comment")
      Object.assign(node.raws, { between: "", after: "", semicolon: false });
  });
  root.raws.after = "";
  return root.toString();
}
