/** Innocent: a door opens the workstation. */
export { workstation } from "./workstation.ts";
