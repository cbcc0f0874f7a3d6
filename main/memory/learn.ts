/** Takes the confirmed blocks of a report into the library's own memory. */
import type { DatabaseSync } from "node:sqlite";
import {
  type ConfirmedBlock,
  type ConfirmedUnit,
  confirmedBlocks,
  withSentences,
} from "../../core/memory/confirmed-units.ts";
import { codesOf, OWN_DATATYPE } from "../../core/memory/codes.ts";
import type { UnitCodes } from "../../core/memory/tmx/units.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { inTransaction } from "../library/transaction.ts";
import { OWN } from "./memory-database.ts";
import { storedCodes } from "./unit-codes.ts";
import { textKey } from "./unit-entry.ts";
import type { UnitWriter } from "./unit-writer.ts";

/**
 * Learns what is new since the report was last learnt, in one transaction; returns how many blocks that were. A block
 * confirmed anew with another translation of the same source takes the place of what it said before; what an earlier
 * version of the source was rendered by stays known.
 */
export function createLearner(db: DatabaseSync, writer: UnitWriter): (report: Report) => number {
  const saidOf = db.prepare("SELECT block, said FROM learnt WHERE report = ?");
  const setSaid = db.prepare(
    "INSERT OR REPLACE INTO learnt (report, block, said) VALUES (?, ?, ?)",
  );
  const usesIn = db.prepare("SELECT unit, source_key FROM uses WHERE report = ? AND block = ?");
  const dropUses = db.prepare("DELETE FROM uses WHERE report = ? AND block = ?");
  const otherUse = db.prepare("SELECT 1 FROM uses WHERE unit = ? LIMIT 1");
  const putUse = db.prepare(
    `INSERT INTO uses (unit, report, block, source_key, previous_key, next_key)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const lastVersion = db.prepare(
    "SELECT source, target FROM versions WHERE report = ? AND block = ? ORDER BY rowid DESC LIMIT 1",
  );
  const putVersion = db.prepare(
    "INSERT INTO versions (report, block, source, target, at, by) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const putHistory = db.prepare(
    `INSERT INTO history (unit, at, by, what, zh, en)
     SELECT id, ?, ?, 'superseded', zh, en FROM units WHERE id = ? AND memory = ${OWN}`,
  );

  const learnBlock = (
    report: Report,
    { block, origin, at, by, whole, pairs }: ConfirmedBlock,
  ): void => {
    const { id, sourceLang, head } = report;
    const last = lastVersion.get(id, block);
    if (last?.["source"] !== whole.source || last?.["target"] !== whole.target)
      putVersion.run(id, block, whole.source, whole.target, at, by);
    const before = usesIn.all(id, block) as { unit: number; source_key: number }[];
    dropUses.run(id, block);
    const units = withSentences(whole, sourceLang, pairs);
    const kept = new Set<number>();
    for (const unit of units) {
      const put = writer.put({
        ...{ memory: OWN, kind: unit.kind, sourceLang, origin, at, by, report: id },
        column: head.column,
        ...textsOf(unit, sourceLang),
        codes: storedCodes(codesIn(unit, sourceLang)),
      });
      kept.add(put.id);
      const keys = [unit.source, unit.previous, unit.next].map(textKey);
      putUse.run(put.id, id, block, ...(keys as [number, number, number]));
    }
    // Of the same text everything that was said before is superseded, in whatever pairs it was.
    const isSameText = before.some((use) => use.source_key === textKey(whole.source));
    const said = new Set(units.map(({ source }) => textKey(source)));
    for (const use of before) {
      const isSuperseded = (isSameText || said.has(use.source_key)) && !kept.has(use.unit);
      if (!isSuperseded || otherUse.get(use.unit)) continue;
      if (putHistory.run(at, by, use.unit).changes > 0) writer.remove(use.unit);
    }
  };

  return (report) => {
    const known = new Map(saidOf.all(report.id).map((row) => [row["block"], row["said"]]));
    const fresh = confirmedBlocks(report)
      .map((confirmed) => ({ confirmed, said: textKey(saidBy(confirmed)) }))
      .filter(({ confirmed, said }) => known.get(confirmed.block) !== said);
    if (fresh.length === 0) return 0;
    inTransaction(db, () => {
      for (const { confirmed, said } of fresh) {
        learnBlock(report, confirmed);
        setSaid.run(report.id, confirmed.block, said);
      }
    });
    return fresh.length;
  };
}

const saidBy = ({ whole, pairs }: ConfirmedBlock): string =>
  JSON.stringify(pairs ? [whole, pairs.counts] : whole);

function codesIn({ source, target, marks }: ConfirmedUnit, lang: Lang): UnitCodes | null {
  if (!marks) return null;
  const codes = codesOf(
    { text: source, marks: marks.source },
    { text: target, marks: marks.target },
  );
  const [zh, en] = lang === "zh" ? [codes.source, codes.target] : [codes.target, codes.source];
  return { zh, en, datatype: OWN_DATATYPE };
}

const textsOf = (unit: ConfirmedUnit, sourceLang: Lang): { zh: string; en: string } =>
  ({ [sourceLang]: unit.source, [otherLang(sourceLang)]: unit.target }) as {
    zh: string;
    en: string;
  };
