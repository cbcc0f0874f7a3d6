/** Planted: main-noun-api-private. */
export { handler } from "../report/api.ts";
