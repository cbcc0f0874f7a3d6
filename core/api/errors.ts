/** Errors that a user can meet, by code; the window makes the message from the locale files (`error.<CODE>`). */
import { z } from "zod";
import { libraryProblemSchema } from "../library/library-problem.ts";

export const commonErrors = {
  /** No library is open. */
  NO_LIBRARY: {},
  LIBRARY_PROBLEM: { data: libraryProblemSchema },
  REPORT_NOT_FOUND: {},
  /** A write failed for want of space or permission; nothing was changed. */
  DISK_FULL: {},
  READ_ONLY: {},
} as const;

export const refusedStageErrors = {
  /** This move is not one of `canAdvance`. */
  STAGE_MOVE_REFUSED: { data: z.object({ from: z.string(), to: z.string() }) },
} as const;
