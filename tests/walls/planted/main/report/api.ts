/** An innocent API handler. */
import type { Service } from "./report-service.ts";

export const handler = (service: Service): number => service.open();
