/** Planted: renderer-not-main, by a type alone. */
import type { Service } from "../../main/report/report-service.ts";

export type Held = Service;
