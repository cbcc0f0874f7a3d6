/** A library, a real server with a line and a small disk under it, and what has to be true after each fault. */
import { isDeepStrictEqual } from "node:util";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Target } from "../../core/library/target.ts";
import type { LedgerEntry } from "../../core/publication/plan.ts";
import type { Report } from "../../core/report/report.ts";
import type { Patience } from "../../main/publication/patience.ts";
import { openStore } from "../../main/publication/stores/open-store.ts";
import { type Desk, fill, openDesk } from "../support/publishing.ts";
import { type Cell, comesThrough, type Operation, shareOf } from "./cells.ts";
import type { FaultPlace } from "./fault-places.ts";
import { siteAt } from "./files-ground.ts";
import type { Sight, Site } from "./ground.ts";
import { strikeAt, whyNotHere } from "./strike.ts";
import { type Watch, watchedStore } from "./watched-store.ts";

export interface Rig {
  kind: Target["kind"];
  /** Why the cell cannot be run on this machine; undefined when it can. */
  whyNotHere(cell: Cell): string | undefined;
  /** What was wrong, in words for whoever mends it; empty when everything was as it has to be. */
  run(cell: Cell): Promise<string[]>;
  close(): Promise<void>;
}

/** Soon out of patience, so that a fault is one; and with patience, so that what follows it is none. */
const hasty: Patience = { waitsMs: [5, 20], idleMs: 800 };
const patient: Patience = { waitsMs: [10, 50, 200], idleMs: 20_000 };

const DID_NOT_COME = "the fault did not come";

type Outcome = LedgerEntry | { refused: unknown };

/** The site that is published first, and the one it is changed into and back: with something added, changed and removed. */
const states = ["first", "second"] as const;
type State = (typeof states)[number];

export async function openRig(place: FaultPlace): Promise<Rig> {
  const ground = await place.prepare();
  const { server, target } = ground;
  let patience = patient;
  let watch: Watch = (_step, take) => take();
  const desk = await openDesk({
    remote: { target, secret: server.secret },
    patience: {
      get waitsMs() {
        return patience.waitsMs;
      },
      get idleMs() {
        return patience.idleMs;
      },
    },
    openStore: async (settings, opening) =>
      watchedStore(await openStore(settings, opening), (step, take) => watch(step, take)),
  });
  const libraries = await makeLibraries(desk);
  /** What a build says the site is; where it is more than files, what a publication left there that met no fault. */
  const sites = {} as Record<State, Site>;
  if (!ground.inside)
    for (const state of states) {
      show(desk, libraries[state]);
      sites[state] = await built(desk);
    }
  /** Null when it is not known what the place holds. */
  let stands: State | null = null;
  const empty = async (): Promise<void> => {
    await ground.empty();
    stands = null;
  };
  const publish = async (state: State): Promise<Outcome> => {
    show(desk, libraries[state]);
    return desk
      .publish()
      .catch((error: { refusal?: unknown }) => ({ refused: error.refusal ?? error }));
  };
  const counting = async (state: State): Promise<Counts> => {
    const counts: Counts = {};
    watch = (step, take) => {
      counts[step.operation] = (counts[step.operation] ?? 0) + 1;
      return take();
    };
    const outcome = await publish(state);
    watch = (_step, take) => take();
    stands = isDone(outcome) ? state : null;
    if (!isDone(outcome)) throw new Error(`no fault, and yet: ${JSON.stringify(outcome)}`);
    sites[state] ??= (await ground.look()).site;
    return counts;
  };
  const counts = {
    begun: await counting("first"),
    second: await counting("second"),
    first: await counting("first"),
  };

  return {
    kind: server.target.kind,
    whyNotHere: (cell) => whyNotHere(ground, cell),
    async run(cell) {
      const wrong = await runOnce(cell);
      // There were fewer steps than when they were counted, and nothing was tried yet: then it comes at the first.
      return wrong.includes(DID_NOT_COME) ? runOnce(cell, 1) : wrong;
    },
    async close() {
      await desk.close();
      await ground.close();
    },
  };

  async function runOnce(cell: Cell, nth?: number): Promise<string[]> {
    const stood = stands;
    // Whatever breaks off in between, the next cell begins anew.
    stands = null;
    const isFirst = cell.operation.startsWith("first ");
    if (isFirst) await empty();
    else if (stood === null) {
      await empty();
      await counting("first");
      stands = null;
    }
    // A program that goes on remembers what it read: one that is started anew has to read.
    if (cell.operation === "read") desk.service = desk.restart();
    const next: State = isFirst || stood === "second" ? "first" : "second";
    const before: Site = isFirst ? new Map() : sites[stood ?? "first"];
    const entries = (await desk.service.ledger()).length;
    const usual = nthOf(server.target.kind, cell, counts[isFirst ? "begun" : next]);
    const strike = strikeAt(ground, cell, nth ?? usual);
    patience = cell.fault === "clock" ? patient : hasty;
    watch = strike.watch;
    const outcome = await publish(next);
    watch = (_step, take) => take();
    patience = patient;
    await strike.mend();
    const sight = await ground.look();
    const { site: after } = sight;
    const wrong = [
      ...(strike.hasStruck() ? [] : [DID_NOT_COME]),
      ...wrongSite(sight, {
        ...{ before, next: sites[next], isStrict: cell.fault !== "wrong bytes" },
      }),
      ...wrongOutcome(outcome, comesThrough(server.target.kind, cell)),
    ];
    const ledger = await desk.service.ledger();
    wrong.push(
      ...wrongLedger(outcome, {
        isNew: ledger.length > entries,
        before,
        after,
        next: sites[next],
      }),
    );
    if (ledger.some((entry) => entry.outcome === "running")) wrong.push("an entry stays open");
    desk.service = desk.restart();
    const completing = await publish(next);
    if (!isDone(completing))
      return [...wrong, `the next run did not complete: ${JSON.stringify(completing)}`];
    const last = await ground.look();
    const others = differing(last.site, sites[next]);
    if (others.length > 0)
      wrong.push(`the next run left another site than the library's: ${others.join(", ")}`);
    wrong.push(...last.broken.map((broken) => `broken after the next run: ${broken}`));
    const left = await ground.leftOver();
    if (left.length > 0) wrong.push(`left over: ${left.join(", ")}`);
    if (wrong.length === 0) stands = next;
    return wrong;
  }
}

type Counts = Partial<Record<Operation, number>>;

const nthOf = (kind: Rig["kind"], cell: Cell, counts: Counts): number => {
  const count = counts[cell.operation.replace(/^first /, "") as Operation] ?? 0;
  return Math.max(1, Math.ceil(count * shareOf(kind, cell)));
};

const isDone = (outcome: Outcome): boolean =>
  "outcome" in outcome && outcome.outcome === "done" && outcome.failure === null;

async function makeLibraries(desk: Desk): Promise<Record<State, Report[]>> {
  const [one, two, three] = await fill(desk, 3);
  if (!one || !two || !three) throw new Error("three reports");
  const edited = JSON.parse(JSON.stringify(two).replaceAll("图注", "新图注")) as Report;
  return { first: [one, two], second: [edited, three] };
}

function show(desk: Desk, reports: readonly Report[]): void {
  desk.reports.clear();
  for (const report of reports) desk.reports.set(report.id, report);
}

const differing = (one: Site, other: Site): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter(
    (path) => one.get(path) !== other.get(path),
  );

async function built(desk: Desk): Promise<Site> {
  const out = join(desk.root, `out-${Math.random()}`);
  await desk.service.buildTo(out, { drafts: false });
  const files = await siteAt(out);
  await rm(out, { recursive: true });
  return files;
}

/** Every link and picture that readers can come to is there, and every file is the old one or the new one. */
function wrongSite(
  { site, isOpen, broken }: Sight,
  { before, next, isStrict }: WrongSite,
): string[] {
  const wrong = broken.map((one) => `broken: ${one}`);
  if (before.size > 0 && !isOpen) wrong.push("the home page is gone");
  if (isStrict)
    for (const [path, content] of site)
      if (content !== before.get(path) && content !== next.get(path)) wrong.push(`half: ${path}`);
  return wrong;
}

interface WrongSite {
  before: Site;
  next: Site;
  isStrict: boolean;
}

function wrongOutcome(outcome: Outcome, comes: boolean | null): string[] {
  if (comes === null || comes === isDone(outcome)) return [];
  return [comes ? `did not come through: ${JSON.stringify(outcome)}` : "came through all the same"];
}

interface Telling {
  isNew: boolean;
  before: Site;
  after: Site;
  next: Site;
}

/** What the ledger says was written was, and what was refused left the site as it was. */
function wrongLedger(outcome: Outcome, { isNew, before, after, next }: Telling): string[] {
  if ("refused" in outcome) {
    const code = (outcome.refused as { code?: unknown }).code;
    const untouched = isDeepStrictEqual(after, before) && !isNew;
    return [
      ...(typeof code === "string" && /^[A-Z_]+$/.test(code)
        ? []
        : [`refused without a word: ${String(outcome.refused)}`]),
      ...(untouched ? [] : ["refused, and yet something was written"]),
    ];
  }
  if (!isNew) return ["no entry in the ledger"];
  if (outcome.outcome === "done")
    return differing(after, next).map((path) => `said to be done, and is not: ${path}`);
  const { added, changed, removed, failure } = outcome;
  return [
    ...(failure && /^[a-z-]+$/.test(failure.code) ? [] : ["failed without a word"]),
    ...[...added, ...changed]
      .filter((path) => after.get(path) !== next.get(path))
      .map((path) => `said to be written: ${path}`),
    ...removed.filter((path) => after.has(path)).map((path) => `said to be removed: ${path}`),
  ];
}
