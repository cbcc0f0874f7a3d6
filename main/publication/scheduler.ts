/** Publishes reports at their time, while the workstation is open, to the targets that want it. */
import type { Settings } from "../../core/library/settings.ts";
import type { LedgerEntry, Plan } from "../../core/publication/plan.ts";
import { LATE_MS, type Schedule, type Scheduled, tell } from "../../core/publication/schedule.ts";
import { PublicationError } from "./publication-error.ts";

/** What the scheduler needs of the publication service. */
export interface Publisher {
  scheduled(): Promise<readonly Scheduled[]>;
  /** Reports that the target's site has. */
  reportsOn(target: string): Promise<ReadonlySet<string>>;
  /** @param hold reports that are left out although their time has come */
  plan(request: { target: string; hold: ReadonlySet<string> }): Promise<Plan>;
  publish(request: {
    target: string;
    planId: string;
    overwriteForeign: false;
    hold: ReadonlySet<string>;
  }): Promise<LedgerEntry>;
}

export interface SchedulerOptions {
  publisher: Publisher;
  settings: () => Settings;
  /** Something that people are shown changed. */
  changed: () => void;
  now?: () => number;
}

export interface Scheduler {
  /** Looks at the clock from now on. */
  start(): void;
  /** Looks once: publishes what is due. Never throws. */
  look(): Promise<void>;
  /** For every target of the settings. */
  schedules(): Promise<Schedule[]>;
  stop(): void;
}

/** A look every so often is right also after the clock was set or the machine slept; a single long timer is not. */
const LOOK_MS = 15_000;
/** After a failure the next try waits, longer each time. */
const AGAIN_MS = [30_000, 60_000, 120_000, 240_000];

interface Trouble {
  failure: NonNullable<Schedule["failure"]>;
  tries: number;
  again: number;
}

export function createScheduler(options: SchedulerOptions): Scheduler {
  const { publisher, settings } = options;
  const now = options.now ?? Date.now;
  const since = now();
  const troubles = new Map<string, Trouble>();
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;

  const toldFor = async (target: string) => {
    const onSite = await publisher.reportsOn(target);
    return tell({ scheduled: await publisher.scheduled(), onSite, now: now(), since });
  };

  async function publishDue(target: string): Promise<void> {
    const { due, missed } = await toldFor(target);
    if (!due.some(({ isReady }) => isReady)) return;
    const trouble = troubles.get(target);
    if (trouble && now() < trouble.again) return;
    // What was missed is never published late in silence.
    const hold = new Set<string>(missed.map(({ report }) => report));
    try {
      const plan = await publisher.plan({ target, hold });
      const asked = { target, planId: plan.id, overwriteForeign: false, hold } as const;
      const { outcome, failure } = await publisher.publish(asked);
      if (outcome === "done") troubles.delete(target);
      else tellTrouble(target, failure ?? { code: outcome, path: "" });
    } catch (error) {
      tellTrouble(target, failureOf(error));
    }
    options.changed();
  }

  function tellTrouble(target: string, failure: { code: string; path: string }): void {
    const tries = (troubles.get(target)?.tries ?? 0) + 1;
    const wait = AGAIN_MS[tries - 1] ?? LATE_MS;
    troubles.set(target, { tries, again: now() + wait, failure: { ...failure, at: now() } });
  }

  async function lookNow(): Promise<void> {
    for (const target of settings().targets)
      if (target.publishDue)
        await publishDue(target.name).catch((error: unknown) => console.error(error));
  }

  const scheduler: Scheduler = {
    start() {
      timer ??= setInterval(() => void scheduler.look(), LOOK_MS).unref();
    },
    look() {
      looking ??= lookNow().finally(() => {
        looking = null;
      });
      return looking;
    },
    schedules: () =>
      Promise.all(
        settings().targets.map(async (target) => ({
          target: target.name,
          automatic: target.publishDue === true,
          ...(await toldFor(target.name)),
          failure: troubles.get(target.name)?.failure ?? null,
        })),
      ),
    stop() {
      if (timer) clearInterval(timer);
      timer = null;
    },
  };
  return scheduler;
}

/** A refusal by its code; what nobody foresaw is told in the log as well. */
function failureOf(error: unknown): { code: string; path: string } {
  if (!(error instanceof PublicationError)) {
    console.error(error);
    return { code: "io", path: "" };
  }
  const { refusal } = error;
  const path = "path" in refusal ? refusal.path : "";
  return { code: refusal.code, path };
}
