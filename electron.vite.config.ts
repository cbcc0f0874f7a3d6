/** Bundles main, preload and renderer for Electron; everything else runs straight from source. */
import { defineConfig } from "electron-vite";
import type { Plugin } from "vite";
import renderer from "./renderer/vite.config.ts";

/** electron-vite makes addresses relative; a room that is loaded anew has an address with folders. */
const fromRoot: Plugin = {
  name: "diglot:from-root",
  enforce: "post",
  config: () => ({ base: "/" }),
};

export default defineConfig({
  main: {
    build: {
      outDir: "out/main",
      externalizeDeps: true,
      rollupOptions: {
        input: {
          // A file of its own runs before the libraries that desktop.ts needs.
          production: "main/production.ts",
          desktop: "main/desktop.ts",
          "parse-worker": "main/exchange/parse-worker.ts",
          "convert-worker": "main/edition/convert-worker.ts",
          "folder-looks-worker": "main/publication/stores/folder-looks-worker.ts",
          "signatures-worker": "main/memory/signatures-worker.ts",
          "units-worker": "main/memory/units-worker.ts",
          "site-worker": "main/publication/site-worker.ts",
        },
        // Threads are found beside whatever begins them, also where that is not in the first file.
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: "out/preload",
      // A sandboxed preload can only be one CommonJS file.
      externalizeDeps: false,
      rollupOptions: {
        input: "preload/index.ts",
        output: { format: "cjs", entryFileNames: "index.cjs" },
      },
    },
  },
  renderer: { ...renderer, plugins: [renderer.plugins, fromRoot] },
});
