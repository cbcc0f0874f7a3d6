/** A TMX file that was sent by the window: kept until it is imported, and read once to say what is in it. */
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { TmxPreview } from "../../core/api/memory.ts";
import { createTmxReader } from "../../core/memory/tmx/read-tmx.ts";
import { fromTmx } from "../../core/memory/tmx/units.ts";
import { readXmlText } from "./xml-text.ts";

const SHOWN = 5;

const NAME = /^[0-9a-f-]{36}\.tmx$/;
export const isIncoming = (name: string): boolean => NAME.test(name);

/** @throws TmxError, XmlEncodingError; then nothing is kept */
export async function takeIncoming(
  dir: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<TmxPreview> {
  const name = `${randomUUID()}.tmx`;
  const path = join(dir, name);
  await mkdir(dir, { recursive: true });
  try {
    await pipeline(bytes, createWriteStream(path));
    return { file: name, ...(await previewOf(path)) };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function previewOf(path: string): Promise<Omit<TmxPreview, "file">> {
  const preview: Omit<TmxPreview, "file"> = { units: 0, others: 0, first: [] };
  const reader = createTmxReader({
    header: () => undefined,
    unit(unit, header) {
      const found = fromTmx(unit, header);
      if (!found) {
        preview.others += 1;
        return;
      }
      preview.units += 1;
      if (preview.first.length < SHOWN) preview.first.push({ zh: found.zh, en: found.en });
    },
  });
  for await (const { text } of readXmlText(path)) {
    reader.write(text);
    await new Promise(setImmediate);
  }
  reader.end();
  return preview;
}
