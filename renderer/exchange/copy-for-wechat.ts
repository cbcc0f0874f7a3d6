/** Puts an article on the clipboard as WeChat's editor takes it: text with its styles and pictures, and the plain text. */
import {
  type ExportChanges,
  type ExportQuery,
  type ExportRefusalCode,
  exportRefusalSchema,
  exportUrl,
  wechatCopySchema,
} from "../../core/api/export.ts";

export type CopyOutcome =
  | { kind: "copied"; changes: ExportChanges; isSigned: boolean; missing: number }
  | { kind: "refused"; refusal: ExportRefusalCode | "clipboard" };

/** Rejects with what `fetch` rejects with. */
export async function copyForWechat(
  query: Pick<ExportQuery, "id" | "lang" | "pictures">,
  signal: AbortSignal,
): Promise<CopyOutcome> {
  const answer = await fetch(exportUrl({ ...query, format: "wechat-copy" }), { signal });
  if (!answer.ok) {
    const { refusal } = exportRefusalSchema.parse(await answer.json());
    return { kind: "refused", refusal };
  }
  const missing = Number(answer.headers.get("x-export-missing") ?? 0);
  const { html, text, changes, isSigned } = wechatCopySchema.parse(await answer.json());
  signal.throwIfAborted();
  return (await putOnClipboard(html, text))
    ? { kind: "copied", changes, isSigned, missing }
    : { kind: "refused", refusal: "clipboard" };
}

/** False where the browser did not let the window. */
export const putOnClipboard = async (html: string, text: string): Promise<boolean> =>
  putByEvent(html, text) || putByApi(html, text);

/** As a copy by key does it: the desktop window grants no permission, and the browser leaves the markup as it is. */
function putByEvent(html: string, text: string): boolean {
  let isPut = false;
  const put = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    isPut = true;
  };
  document.addEventListener("copy", put, { capture: true });
  try {
    return document.execCommand("copy") && isPut;
  } finally {
    document.removeEventListener("copy", put, { capture: true });
  }
}

/** For when making the article took so long that the click no longer counts. */
async function putByApi(html: string, text: string): Promise<boolean> {
  const item = new ClipboardItem({
    "text/html": new Blob([html], { type: "text/html" }),
    "text/plain": new Blob([text], { type: "text/plain" }),
  });
  try {
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return false;
  }
}
