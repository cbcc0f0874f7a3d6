/** One page of an old site as an edition, with its pictures in the library. */
import { elementJson } from "../../../core/edition/paste-nodes.ts";
import type { Edition } from "../../../core/edition/edition.ts";
import { plainInline } from "../../../core/exchange/inline.ts";
import type { Imported } from "../../../core/exchange/imported.ts";
import type { OldPageFinding } from "../../../core/exchange/old-site/findings.ts";
import { findOldLink, type OldLink } from "../../../core/exchange/old-site/links.ts";
import { type OldHead, readOldText } from "../../../core/exchange/old-site/read-page.ts";
import { findLargeTable } from "../../../core/exchange/table-part.ts";
import { type FigurePart, fromParts, type PartBlock } from "../../../core/exchange/to-edition.ts";
import { attachmentExts, type StoredFile } from "../../../core/media/stored-file.ts";
import type { Asset } from "../../../core/media/asset.ts";
import { newBlockId } from "../../../core/report/ids.ts";
import type { LibraryForOldSite } from "./library-for-old-site.ts";
import { pictureOf } from "../read-report.ts";
import type { SiteFolder } from "./site-folder.ts";
import { type OldSitePlan, readOldFile } from "./plan-old-site.ts";

export interface OldEdition {
  /** Null when the page's text could not be read. */
  edition: Edition | null;
  pictures: number;
  findings: OldPageFinding[];
}

export interface ReadingEdition {
  plan: OldSitePlan;
  /** Of the new site, without a slash at its end. */
  baseUrl: string;
  media: LibraryForOldSite["media"] | null;
  /** Pictures that are not there leave no place for one: nothing of them was to be seen on the old site. */
  withoutPlaceholders: boolean;
}

/** With no media service nothing is stored: pictures are only looked for. */
export async function readOldEdition(
  head: OldHead,
  file: string,
  { plan, baseUrl, media, withoutPlaceholders }: ReadingEdition,
): Promise<OldEdition> {
  const { folder, mapping, addresses } = plan;
  const findings: OldPageFinding[] = [];
  const tell = (code: OldPageFinding["code"], detail: string): void => {
    findings.push({ file, code, detail: detail.slice(0, 200) });
  };
  const attachments = new Map<string, string>();
  const linkTo = ({ path }: OldLink, words: string): string | null => {
    if (addresses.has(path)) return `${baseUrl}/${encodeURI(path)}`;
    if (!folder.has(path) || /\.s?html?$/i.test(path)) return null;
    if (isAttachment(path)) {
      attachments.set(path, words);
      return "";
    }
    tell("file-left", path);
    return `${baseUrl}/${encodeURI(path)}`;
  };
  const read = await readOldFile(file, folder);
  const page = typeof read === "string" || read.page === "too-deep" ? null : read.page;
  const { headline, address } = head;
  const text = page && readOldText(page, { address, headline, mapping, linkTo });
  if (!text || findLargeTable(text.imported.body)) {
    tell("no-body", "");
    return { edition: null, pictures: 0, findings };
  }
  for (const href of text.deadLinks) tell("link-dead", href);
  for (const { what, text: words } of text.imported.left)
    if (what !== "furniture" && what !== "hidden") tell("left-out", `${what}: ${words}`);
  const assets = new Map<string, Asset>();
  let pictures = 0;
  for (const name of picturesIn(text.imported)) {
    const bytes = await oldPicture(name, { file, plan });
    const taken = typeof bytes === "string" ? null : await media?.add(bytes);
    if (taken?.kind === "asset") assets.set(name, taken.asset);
    if (typeof bytes === "string" || taken?.kind === "refused") tell("picture", name);
    else pictures += 1;
  }
  const body = withoutPlaceholders ? shownOf(text.imported.body, assets) : text.imported.body;
  const edition = fromParts({ ...text.imported, body }, (name) => assets.get(name) ?? null);
  for (const [path, words] of media ? attachments : []) {
    const file = await takeFile(path, { folder, media });
    if (file) addAttachment(edition, file, words);
    else tell("file-left", path);
  }
  return { edition, pictures, findings };
}

const isAttachment = (path: string): boolean =>
  attachmentExts.some((ext) => path.toLowerCase().endsWith(`.${ext}`));

/** Null for a file that is not what its name says, or that is too large. */
async function takeFile(
  path: string,
  { folder, media }: { folder: SiteFolder; media: ReadingEdition["media"] },
): Promise<StoredFile | null> {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const taken = await media?.addFile(folder.stream(path), { name, use: "attachment" });
  return taken?.kind === "file" ? taken.file : null;
}

/** Behind the text, before the notes; called what the link to it was. */
function addAttachment({ root }: Edition, file: StoredFile, words: string): void {
  const id = () => ({ id: newBlockId() });
  const caption = { ...elementJson("caption", plainInline(words || file.name)), $: id() };
  const children = [...(root.children ?? [])];
  const notes = children.findIndex(({ type }) => type === "footnote");
  const attachment = { ...elementJson("attachment", [caption], { file }), $: id() };
  children.splice(notes < 0 ? children.length : notes, 0, attachment);
  root.children = children;
}

function oldPicture(name: string, { file, plan }: { file: string; plan: OldSitePlan }) {
  if (/^data:/i.test(name)) return pictureOf(name, { beside: async () => "missing" });
  const path = picturePath(name, { file, hosts: plan.mapping.hosts });
  return path === null ? Promise.resolve("elsewhere" as const) : plan.folder.picture(path);
}

/** Addresses on the page are followed from where the page lies in the folder; null for those that leave the site. */
export function picturePath(
  name: string,
  { file, hosts }: { file: string; hosts: readonly string[] },
): string | null {
  const link = findOldLink(name, { address: file, hosts });
  return link && link.path + (/\?[^#]*/.exec(name)?.[0] ?? "");
}

const figuresIn = (part: PartBlock): FigurePart[] =>
  part.kind === "gallery" ? part.figures : part.kind === "figure" ? [part] : [];

const picturesIn = ({ body }: Imported): Set<string> =>
  new Set(body.flatMap(figuresIn).flatMap(({ asset }) => asset ?? []));

/** The body without figures that show nothing; what stood under them stays as text. */
function shownOf(body: readonly PartBlock[], assets: ReadonlyMap<string, Asset>): PartBlock[] {
  const isShown = ({ asset }: FigurePart): boolean => asset !== null && assets.has(asset);
  const asText = (parts: readonly { caption: FigurePart["caption"] }[]): PartBlock[] =>
    parts
      .filter(({ caption }) => caption.length > 0)
      .map(({ caption }) => ({ kind: "paragraph", text: caption }));
  return body.flatMap((part): PartBlock[] => {
    if (part.kind === "figure") return isShown(part) ? [part] : asText([part]);
    if (part.kind !== "gallery") return [part];
    const figures = part.figures.filter(isShown);
    const gone = part.figures.filter((figure) => !isShown(figure));
    return figures.length > 0 ? [{ ...part, figures }, ...asText(gone)] : asText([...gone, part]);
  });
}
