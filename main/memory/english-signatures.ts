/** Signatures of the English texts of a memory, made in a thread when they are first asked for, and followed from there. */
import type { DatabaseSync } from "node:sqlite";
import { Worker } from "node:worker_threads";
import { createSignatures, type SignatureGroup } from "../../core/memory/signatures.ts";
import { foldSpaces } from "../../core/memory/tokens.ts";
import { workerBeside } from "../worker-beside.ts";

export interface ToSigner {
  file: string;
  /** The units above this id. */
  after: number;
}
export type FromSigner = { number: number; group: SignatureGroup } | { upTo: number };

export interface EnglishSignatures {
  /**
   * Ids below `end` whose English may hold the folded wording, the highest first. Null where that is not known: the memory is
   * small, the signatures are still being made, or the wording is too short.
   */
  candidates(wanted: string, end: number): Iterable<number> | null;
  /** The text of a unit that was there before. */
  changed(id: number, en: string): void;
  /** Resolves when what was begun is there. */
  made(): Promise<void>;
  close(): Promise<void>;
}

/** The index alone is quick with so many units. */
const SMALL = 50_000;
/** So many new units are signed at once; more are for the thread. */
const FEW = 2000;
/** With less, signatures let too much through. */
const SHORTEST = 4;

const WORKER = workerBeside(import.meta.url, "signatures-worker");

export function createEnglishSignatures(
  db: DatabaseSync,
  { small = SMALL, few = FEW }: { small?: number; few?: number } = {},
): EnglishSignatures {
  const signatures = createSignatures();
  const lastId = db.prepare("SELECT max(id) AS id FROM units");
  const textsAfter = db.prepare("SELECT id, en FROM units WHERE id > ? ORDER BY id");
  let upTo = 0;
  let making: Promise<void> | null = null;
  let worker: Worker | null = null;
  let isBroken = false;

  const make = (file: string): Promise<void> =>
    new Promise((resolve) => {
      const workerData: ToSigner = { file, after: upTo };
      // What the program was told at its start may forbid a thread to run a file.
      worker = new Worker(WORKER, { workerData, execArgv: [] });
      worker.on("message", (said: FromSigner) => {
        if ("group" in said) signatures.addGroup(said.number, said.group);
        else upTo = said.upTo;
      });
      worker.on("error", (error) => {
        // Wordings are found without signatures too, only slower.
        console.error(error);
        isBroken = true;
      });
      worker.on("exit", () => {
        [making, worker] = [null, null];
        resolve();
      });
    });

  /** Whether every unit is signed now. */
  const follow = (): boolean => {
    // What is not committed yet may be taken back, and its ids given to others.
    if (making || db.isTransaction) return false;
    const last = Number(lastId.get()?.["id"] ?? 0);
    if (last <= small) return false;
    if (last - upTo <= few) {
      for (const { id, en } of textsAfter.all(upTo))
        signatures.add(Number(id), foldSpaces(String(en)));
      upTo = last;
      return true;
    }
    const file = db.location();
    if (file && !isBroken) making = make(file);
    return false;
  };

  return {
    candidates: (wanted, end) =>
      follow() && wanted.length >= SHORTEST ? signatures.candidates(wanted, end) : null,
    changed(id, en) {
      if (id <= upTo || making) signatures.add(id, foldSpaces(en));
    },
    made: async () => making ?? undefined,
    async close() {
      await worker?.terminate();
    },
  };
}
