/** An innocent service. */
import { title } from "../../core/report/title.ts";
import { open } from "./report-store.ts";

export type Service = { open: typeof open; title: typeof title };
