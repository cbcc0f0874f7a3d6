/** Reads the units of a TMX file as the memory stores them: all of an import that needs no database. */
import { createTmxReader } from "../../core/memory/tmx/read-tmx.ts";
import { fromTmx, type ImportedUnit } from "../../core/memory/tmx/units.ts";
import { type StoredCodes, storedCodes } from "./unit-codes.ts";
import { createEntries, type UnitEntry } from "./unit-entry.ts";
import { readXmlText } from "./xml-text.ts";

export type ReadUnit = Omit<ImportedUnit, "codes"> & {
  codes: StoredCodes | null;
  entry: UnitEntry;
};

/** What a piece of the file held. */
export interface ReadPiece {
  units: ReadUnit[];
  /** Units without text in both languages. */
  others: number;
  /** Of the file, read so far. */
  bytes: number;
}

/** @throws TmxError, XmlEncodingError */
export async function* readUnits(file: string): AsyncGenerator<ReadPiece, void, void> {
  const entry = createEntries();
  let units: ReadUnit[] = [];
  let others = 0;
  const reader = createTmxReader({
    header: () => undefined,
    unit(found, header) {
      const unit = fromTmx(found, header);
      if (unit) units.push({ ...unit, codes: storedCodes(unit.codes), entry: entry(unit) });
      else others += 1;
    },
  });
  for await (const { text, bytes } of readXmlText(file)) {
    reader.write(text);
    yield { units, others, bytes };
    [units, others] = [[], 0];
  }
  reader.end();
}
