/** Planted: core-stays-in-core, by a type alone. */
import type { Service } from "../../main/report/report-service.ts";

export type Held = Service;
