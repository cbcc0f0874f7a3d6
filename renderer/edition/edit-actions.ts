/** Everything the writing room can do to the text, with its keys: toolbar, palette and keyboard share this list. */
import {
  createCommand,
  FORMAT_TEXT_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  REDO_COMMAND,
  UNDO_COMMAND,
} from "lexical";
import { $setAlignment } from "../../core/edition/align-blocks.ts";
import type { Alignment } from "../../core/edition/alignment.ts";
import { $setBodyKind, type BodyKind } from "../../core/edition/block-kinds.ts";
import { $toggleToCheck } from "../../core/edition/mark-to-check.ts";
import { $selectsLocked, LOCK_REFUSED_COMMAND } from "../../core/edition/locks.ts";
import { $moveItems, $toggleChecks } from "../../core/edition/list-depth.ts";
import { $insertRule } from "../../core/edition/insert-blocks.ts";
import { $crossToNote, $insertNote } from "../../core/edition/insert-note.ts";
import { contentLangOf } from "../app/i18n.ts";
import { PASTE_PLAIN_COMMAND, PLAIN_KEYS, SHOW_PASTE_COMMAND } from "../app/live/paste-commands.ts";
import { PICK_FACT_COMMAND } from "../app/fact/fact-picker.tsx";
import { startUndoStep } from "../app/live/undo-steps.ts";
import { $figureAtCaret, $shownAtCaret, moveBlock, removeFigure } from "./figures.ts";
import {
  adjustPicture,
  dissolveGallery,
  editVideo,
  makeGallery,
  pickAttachment,
} from "./media/media-actions.ts";
import type { Mark, TextState } from "./text-state.ts";

/** Runs an action as an undo step of its own. */
export function runAction(editor: LexicalEditor, id: ActionId): void {
  if (!harmless.has(id) && editor.getEditorState().read($selectsLocked)) {
    editor.dispatchCommand(LOCK_REFUSED_COMMAND, undefined);
    return;
  }
  if (id !== "undo" && id !== "redo") startUndoStep(editor);
  editActions[id].run(editor);
}

/** What leaves the text of the block at the caret as it is, locked or not. */
const harmless: ReadonlySet<string> = new Set<ActionId>([
  ...(["undo", "redo", "crossToNote", "showPaste", "moveUp", "moveDown"] as const),
  ...(["gallery", "ungroup", "adjustPicture"] as const),
]);

/** Opens the link editor on the selection. */
export const EDIT_LINK_COMMAND: LexicalCommand<void> = createCommand("EDIT_LINK");
/** Asks for a picture file: for the figure with this key, or for a new one at the caret. */
export const PICK_PICTURE_COMMAND: LexicalCommand<string | null> = createCommand("PICK_PICTURE");

/** Asks for the size of a new table at the caret. */
export const PICK_TABLE_COMMAND: LexicalCommand<void> = createCommand("PICK_TABLE");

export const actionIds = [
  "undo",
  "redo",
  "paragraph",
  "h2",
  "h3",
  "h4",
  "quote",
  "callout",
  "bullet",
  "number",
  "check",
  "tick",
  "indent",
  "outdent",
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "superscript",
  "subscript",
  "highlight",
  "alignLeft",
  "alignCenter",
  "alignRight",
  "rule",
  "footnote",
  "crossToNote",
  "table",
  "toCheck",
  "fact",
  "link",
  "picture",
  "pastePlain",
  "showPaste",
  "gallery",
  "ungroup",
  "adjustPicture",
  "attachment",
  "video",
  "moveUp",
  "moveDown",
  "removePicture",
] as const;
export type ActionId = (typeof actionIds)[number];

export interface EditAction {
  /** As in renderer/app/keys.ts. */
  keys: string;
  /** Lexical listens for these keys itself. */
  builtIn?: boolean;
  /**
   * Puts the action on the slash menu: more words to find it by beside its label, such as pinyin and its initials, and
   * what it is called in the other language. An empty text lists it by its label alone.
   */
  insert?: string;
  run(editor: LexicalEditor): void;
  /** For a function that is on or off at the caret. */
  isOn?(state: TextState): boolean;
  isOff?(state: TextState): boolean;
}

const kind = (kind: BodyKind, keys: string, insert: string): EditAction => ({
  keys,
  insert,
  run: (editor) => editor.update(() => $setBodyKind(kind)),
  isOn: (state) => state.kind === kind,
  isOff: (state) => state.kind === null,
});

const align = (alignment: Alignment, keys: string): EditAction => ({
  keys,
  run: (editor) => editor.update(() => $setAlignment(alignment)),
  isOn: (state) => state.alignment === alignment,
  isOff: (state) => state.alignment === null,
});

const format = (name: Mark, keys: string): EditAction => ({
  keys,
  run: (editor) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, name),
  isOn: (state) => state.marks.includes(name),
});

export const editActions: Record<ActionId, EditAction> = {
  undo: {
    keys: "mod+z",
    builtIn: true,
    run: (editor) => editor.dispatchCommand(UNDO_COMMAND, undefined),
    isOff: (state) => !state.canUndo,
  },
  redo: {
    keys: "mod+shift+z",
    builtIn: true,
    run: (editor) => editor.dispatchCommand(REDO_COMMAND, undefined),
    isOff: (state) => !state.canRedo,
  },
  paragraph: kind("paragraph", "mod+alt+0", "zw zhengwen dl duanluo 正文 段落 text paragraph p"),
  h2: kind("h2", "mod+alt+2", "bt biaoti ej erji 标题 title heading ##"),
  h3: kind("h3", "mod+alt+3", "bt biaoti sj sanji 标题 title heading ###"),
  h4: kind("h4", "mod+alt+4", "bt biaoti sj siji 标题 title heading ####"),
  quote: kind("quote", "mod+shift+9", "yy yinyu yinyong 引语 引用 blockquote quote >"),
  callout: kind(
    "callout",
    "mod+alt+9",
    "ts tishikuang tishi 提示 提示框 note box callout call-out !!!",
  ),
  bullet: kind(
    "bullet",
    "mod+shift+8",
    "lb liebiao wx wuxu xm xiangmu 列表 无序列表 unordered bullet list ul -",
  ),
  number: kind(
    "number",
    "mod+shift+7",
    "lb liebiao yx youxu bh bianhao 列表 有序列表 ordered numbered list ol 1.",
  ),
  check: kind(
    "check",
    "mod+shift+6",
    "qd qingdan db daiban fx fuxuan 清单 待办 复选框 checklist todo task list []",
  ),
  tick: {
    keys: "mod+Enter",
    run: (editor) => editor.update($toggleChecks),
    isOn: (state) => state.ticked === true,
    isOff: (state) => state.ticked === null,
  },
  // Their keys belong to lists only: list-keys.ts.
  indent: {
    keys: "Tab",
    builtIn: true,
    run: (editor) => editor.update(() => $moveItems(true)),
    isOff: (state) => !state.list.indent,
  },
  outdent: {
    keys: "shift+Tab",
    builtIn: true,
    run: (editor) => editor.update(() => $moveItems(false)),
    isOff: (state) => !state.list.outdent,
  },
  bold: { ...format("bold", "mod+b"), builtIn: true },
  italic: { ...format("italic", "mod+i"), builtIn: true },
  underline: { ...format("underline", "mod+u"), builtIn: true },
  strikethrough: format("strikethrough", "mod+shift+x"),
  superscript: format("superscript", "mod+."),
  subscript: format("subscript", "mod+,"),
  highlight: format("highlight", "mod+shift+h"),
  alignLeft: align("left", "mod+shift+l"),
  alignCenter: align("center", "mod+shift+e"),
  alignRight: align("right", "mod+shift+r"),
  toCheck: {
    keys: "mod+alt+k",
    insert: "daiheshi dhs tk to check",
    run: (editor) => {
      const lang = contentLangOf(editor.getRootElement()?.lang ?? "");
      editor.update(() => $toggleToCheck(lang));
    },
  },
  fact: {
    keys: "mod+alt+e",
    insert:
      "hd huodong xx xinxi sj rq dd 活动 信息 日期 地点 嘉宾 数字 event fact date venue speaker @",
    run: (editor) => editor.dispatchCommand(PICK_FACT_COMMAND, undefined),
  },
  rule: {
    keys: "mod+alt+l",
    insert: "fg fengexian hx hengxian 分割线 横线 hr divider line ---",
    run: (editor) => editor.update($insertRule),
  },
  footnote: {
    keys: "mod+alt+f",
    insert: "jz jiaozhu zs zhushi 脚注 注释 注解 footnote note reference",
    run: (editor) => editor.update($insertNote),
    isOff: (state) => !state.canTakeNote,
  },
  crossToNote: { keys: "alt+Enter", run: (editor) => editor.update(() => void $crossToNote()) },
  table: {
    keys: "mod+alt+t",
    insert: "bg biaoge 表格 grid rows columns",
    run: (editor) => editor.dispatchCommand(PICK_TABLE_COMMAND, undefined),
  },
  link: {
    keys: "mod+shift+k",
    run: (editor) => editor.dispatchCommand(EDIT_LINK_COMMAND, undefined),
    isOn: (state) => state.link !== null,
  },
  picture: {
    keys: "mod+alt+p",
    insert: "tp tupian zp zhaopian 图片 照片 image photo picture",
    run: (editor) => editor.dispatchCommand(PICK_PICTURE_COMMAND, editor.read($figureAtCaret)),
  },
  gallery: {
    keys: "mod+alt+g",
    insert: "zt zutu xc xiangce 组图 相册 多图 gallery album photos",
    run: makeGallery,
  },
  ungroup: {
    keys: "mod+alt+shift+g",
    run: dissolveGallery,
    isOff: (state) => !state.inGallery,
  },
  adjustPicture: {
    keys: "mod+alt+r",
    run: adjustPicture,
    isOff: (state) => !state.inPicture,
  },
  attachment: {
    keys: "mod+alt+a",
    insert: "fj fujian wj wenjian 附件 文件 attachment file pdf",
    run: pickAttachment,
  },
  video: {
    keys: "mod+alt+v",
    insert: "sp shipin zb zhibo hf huifang 视频 直播 回放 video film live replay",
    run: editVideo,
  },
  moveUp: { keys: "alt+shift+ArrowUp", run: (editor) => moveBlock(editor, true) },
  moveDown: { keys: "alt+shift+ArrowDown", run: (editor) => moveBlock(editor, false) },
  pastePlain: {
    keys: PLAIN_KEYS,
    builtIn: true,
    run: (editor) => editor.dispatchCommand(PASTE_PLAIN_COMMAND, undefined),
  },
  showPaste: {
    keys: "alt+shift+v",
    run: (editor) => editor.dispatchCommand(SHOW_PASTE_COMMAND, undefined),
  },
  removePicture: {
    keys: "alt+shift+Delete",
    run: (editor) => {
      const shown = editor.read(() => $shownAtCaret()?.getKey());
      if (shown) removeFigure(editor, shown);
    },
    isOff: (state) => !state.inFigure,
  },
};
