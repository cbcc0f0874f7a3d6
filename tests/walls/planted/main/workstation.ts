/** Innocent: the composition root may reach into every noun. */
export { open as workstation } from "./report/report-store.ts";
export { handler } from "./report/api.ts";
