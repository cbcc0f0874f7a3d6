/** The third document of a report: head facts, stages and log as Yjs types, field by field so that edits merge. */
import type * as Y from "yjs";
import { readEvent, writeEvent } from "../event/event-document.ts";
import { type BlockId, blockIdSchema, type ReportId } from "./ids.ts";
import { bilingualSchema, type Lang } from "./lang.ts";
import { releaseMomentSchema } from "./release-moment.ts";
import {
  type Head,
  headSchema,
  ownPageSchema,
  type SignedEdition,
  seriesPlaceSchema,
  signedEditionSchema,
} from "./report.ts";
import { type Stage, type StageMove, stageMoveSchema, stageSchema } from "./stage.ts";

/** Facts fixed when the report is made. */
export interface Birth {
  id: ReportId;
  number: number;
  sourceLang: Lang;
  createdAt: string;
}

export const headFields = [
  "column",
  "releaseDate",
  "releaseAt",
  "source.zh",
  "source.en",
  "author.zh",
  "author.en",
  "tags.zh",
  "tags.en",
  "cover",
  "confidential",
  "series",
  "page",
  "oldAddress",
] as const;
export type HeadField = (typeof headFields)[number];
export type HeadFieldValue<F extends HeadField> = F extends "releaseDate" | "releaseAt"
  ? string | null
  : F extends "tags.zh" | "tags.en"
    ? string[]
    : F extends "cover"
      ? BlockId | null
      : F extends "confidential"
        ? boolean
        : F extends "series" | "page" | "oldAddress"
          ? Head[F] | null
          : string;

const facts = (doc: Y.Doc) => doc.getMap<unknown>("head");
const birthOf = (doc: Y.Doc) => doc.getMap<unknown>("birth");
const stagesOf = (doc: Y.Doc) => doc.getMap<unknown>("stages");
/** By language, each edition as JSON: one value, that nobody edits. */
const signedOf = (doc: Y.Doc) => doc.getMap<unknown>("signed");
const logOf = (doc: Y.Doc) => doc.getArray<unknown>("log");

export function setHeadField<F extends HeadField>(
  doc: Y.Doc,
  field: F,
  value: HeadFieldValue<F>,
): void {
  facts(doc).set(field, value);
}

/** Head facts as they are now; what is absent or malformed reads as empty. */
export function readHead(doc: Y.Doc): Head {
  const map = facts(doc);
  const textOf = (key: HeadField) =>
    typeof map.get(key) === "string" ? (map.get(key) as string) : "";
  const tagsOf = (key: HeadField) => {
    const value = map.get(key);
    return Array.isArray(value)
      ? value.filter((tag): tag is string => typeof tag === "string")
      : [];
  };
  const cover = blockIdSchema.safeParse(map.get("cover"));
  const series = seriesPlaceSchema.safeParse(map.get("series"));
  const page = ownPageSchema.safeParse(map.get("page"));
  const oldAddress = bilingualSchema.safeParse(map.get("oldAddress"));
  const day = headSchema.shape.releaseDate.safeParse(map.get("releaseDate"));
  const moment = releaseMomentSchema.safeParse(map.get("releaseAt"));
  return {
    column: textOf("column"),
    releaseDate: day.success ? day.data : null,
    ...(moment.success && { releaseAt: moment.data }),
    source: { zh: textOf("source.zh"), en: textOf("source.en") },
    author: { zh: textOf("author.zh"), en: textOf("author.en") },
    tags: { zh: tagsOf("tags.zh"), en: tagsOf("tags.en") },
    ...(cover.success && { cover: cover.data }),
    ...(map.get("confidential") === true && { confidential: true as const }),
    event: readEvent(doc),
    ...(series.success && { series: series.data }),
    ...(page.success && { page: page.data }),
    ...(oldAddress.success && { oldAddress: oldAddress.data }),
  };
}

export function writeHead(doc: Y.Doc, head: Head): void {
  doc.transact(() => {
    setHeadField(doc, "column", head.column);
    setHeadField(doc, "releaseDate", head.releaseDate);
    if (head.releaseAt) setHeadField(doc, "releaseAt", head.releaseAt);
    if (head.cover) setHeadField(doc, "cover", head.cover);
    if (head.confidential) setHeadField(doc, "confidential", true);
    if (head.series) setHeadField(doc, "series", head.series);
    if (head.page) setHeadField(doc, "page", head.page);
    if (head.oldAddress) setHeadField(doc, "oldAddress", head.oldAddress);
    writeEvent(doc, head.event);
    for (const lang of ["zh", "en"] as const) {
      setHeadField(doc, `source.${lang}`, head.source[lang]);
      setHeadField(doc, `author.${lang}`, head.author[lang]);
      setHeadField(doc, `tags.${lang}`, head.tags[lang]);
    }
  });
}

export function readStages(doc: Y.Doc): Record<Lang, Stage> {
  const stage = (lang: Lang) => stageSchema.safeParse(stagesOf(doc).get(lang)).data ?? "draft";
  return { zh: stage("zh"), en: stage("en") };
}

/** Log entries in order of entry; malformed ones are passed over. */
export const readLog = (doc: Y.Doc): StageMove[] =>
  logOf(doc)
    .toArray()
    .flatMap((entry) => stageMoveSchema.safeParse(entry).data ?? []);

export const setStage = (doc: Y.Doc, lang: Lang, stage: Stage): void => {
  stagesOf(doc).set(lang, stage);
};

/** The copy that was signed off last, or what readers had before it. */
export type SignedCopy = "signed" | "former";

const keyOf = (copy: SignedCopy, lang: Lang): string =>
  copy === "signed" ? lang : `former.${lang}`;

/** Each edition as it was signed off; null for one that is not. What is malformed reads as not there. */
export function readSigned(
  doc: Y.Doc,
  copy: SignedCopy = "signed",
): Record<Lang, SignedEdition | null> {
  const signed = (lang: Lang): SignedEdition | null => {
    const text = signedOf(doc).get(keyOf(copy, lang));
    return typeof text === "string" ? (parsedEdition(text) ?? null) : null;
  };
  return { zh: signed("zh"), en: signed("en") };
}

function parsedEdition(text: string): SignedEdition | undefined {
  try {
    return signedEditionSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Keeps an edition as it is signed off, or lets go of it. */
export function writeSigned(
  doc: Y.Doc,
  lang: Lang,
  edition: SignedEdition | null,
  copy: SignedCopy = "signed",
): void {
  const key = keyOf(copy, lang);
  if (edition) signedOf(doc).set(key, JSON.stringify(edition));
  else signedOf(doc).delete(key);
}

/** Moves an edition and writes the log in one transaction. */
export function recordMove(doc: Y.Doc, move: StageMove): void {
  doc.transact(() => {
    stagesOf(doc).set(move.lang, move.to);
    logOf(doc).push([move]);
  });
}

export function writeBirth(doc: Y.Doc, birth: Birth): void {
  doc.transact(() => {
    for (const [key, value] of Object.entries(birth)) birthOf(doc).set(key, value);
  });
}

export const readBirth = (doc: Y.Doc): Record<string, unknown> => birthOf(doc).toJSON();

export const setNumber = (doc: Y.Doc, number: number): void => {
  birthOf(doc).set("number", number);
};

export const setBinned = (doc: Y.Doc, at: string | null): void => {
  birthOf(doc).set("binnedAt", at);
};
