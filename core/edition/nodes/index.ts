/** Every node class an edition may hold; editor, headless projection and tests register the same list. */
import { LinkNode } from "@lexical/link";
import { ListItemNode, ListNode } from "@lexical/list";
import { HeadingNode, QuoteNode } from "@lexical/rich-text";
import { TableCellNode, TableNode, TableRowNode } from "@lexical/table";
import { FactNode } from "./fact-node.ts";
import { noteNodes } from "./note-nodes.ts";
import { mediaNodes } from "./media-nodes.ts";
import { CalloutNode } from "./callout-node.ts";
import { RuleNode } from "./rule-node.ts";
import { fieldNodes } from "./field-nodes.ts";

export const editionNodes = [
  ...fieldNodes,
  FactNode,
  ...noteNodes,
  ...mediaNodes,
  RuleNode,
  HeadingNode,
  QuoteNode,
  CalloutNode,
  ListNode,
  ListItemNode,
  LinkNode,
  TableNode,
  TableRowNode,
  TableCellNode,
];
