/** Planted: shipped-code-without-dev-dependency. */
export { build } from "vite";
