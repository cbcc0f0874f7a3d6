/** How the window is built: one bundle in out/renderer for the desktop and the web door alike. */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  base: "/",
  plugins: [react()],
  build: {
    outDir: here("../out/renderer"),
    emptyOutDir: true,
    target: "chrome120",
    sourcemap: true,
    chunkSizeWarningLimit: 2500,
    rolldownOptions: { input: here("index.html") },
  },
});
