/** Carries an export out: asks for the file and hands it to the browser, to save or to print. */
import {
  type ExportChanges,
  exportChangesSchema,
  type ExportQuery,
  type ExportRefusalCode,
  exportRefusalSchema,
  exportUrl,
  printFormats,
} from "../../core/api/export.ts";
import { fileNameOf, saveFile } from "../app/save-file.ts";

export type Outcome =
  /** `name` is "" where nothing says whether a file came of it: a page that was handed to the printer. */
  | { kind: "done"; name: string; missing: number; changes: ExportChanges | null }
  | { kind: "refused"; refusal: ExportRefusalCode }
  | { kind: "cancelled" };

/** Rejects with what `fetch` rejects with. */
export async function carryOut(query: ExportQuery, signal: AbortSignal): Promise<Outcome> {
  const bridge = window.diglot;
  const printed = printFormats.find((format) => format === query.format);
  if (printed && bridge) {
    const saved = await bridge.savePdf(query.id, query.lang, printed);
    return saved === null ? { kind: "cancelled" } : done(saved, 0);
  }
  const answer = await fetch(exportUrl(query), { signal });
  if (!answer.ok) {
    const { refusal } = exportRefusalSchema.parse(await answer.json());
    return { kind: "refused", refusal };
  }
  const missing = Number(answer.headers.get("x-export-missing") ?? 0);
  if (printed) {
    await print(await answer.text());
    return done("", missing);
  }
  const name = fileNameOf(answer);
  saveFile(await answer.blob(), name);
  const changed = answer.headers.get("x-export-changes");
  return done(name, missing, changed === null ? null : parseChanges(changed));
}

const done = (name: string, missing: number, changes: ExportChanges | null = null): Outcome => ({
  kind: "done",
  ...{ name, missing, changes },
});

const parseChanges = (text: string): ExportChanges => exportChangesSchema.parse(JSON.parse(text));

/** Prints a page that stands in no window: nothing in it runs, and it goes when printing is over. */
async function print(html: string): Promise<void> {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-same-origin allow-modals");
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  frame.style.cssText =
    "position:fixed;inset-inline-start:-10000px;width:210mm;height:297mm;border:0";
  frame.srcdoc = html;
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow;
  page?.addEventListener("afterprint", () => frame.remove(), { once: true });
  page?.print();
}
