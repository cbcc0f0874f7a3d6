/** Signs the English texts of a memory in a thread of its own, a group at a time. */
import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { GROUP, newGroup, sign } from "../../core/memory/signatures.ts";
import { foldSpaces } from "../../core/memory/tokens.ts";
import type { FromSigner, ToSigner } from "./english-signatures.ts";

const { file, after } = workerData as ToSigner;
const tell = (said: FromSigner): void =>
  parentPort?.postMessage(said, "group" in said ? [said.group.buffer] : []);

const db = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
let last = after;
let group = newGroup();
for (const { id: rowid, en } of db
  .prepare("SELECT id, en FROM units WHERE id > ? ORDER BY id")
  .iterate(after)) {
  const id = Number(rowid);
  const number = Math.floor(last / GROUP);
  if (Math.floor(id / GROUP) !== number) {
    tell({ number, group });
    group = newGroup();
  }
  sign(group, id % GROUP, foldSpaces(String(en)));
  last = id;
}
db.close();
tell({ number: Math.floor(last / GROUP), group });
tell({ upTo: last });
