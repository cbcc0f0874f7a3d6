/** Innocent: a noun may use another noun's service. */
import type { Service } from "../report/report-service.ts";

export type Media = { report: Service };
