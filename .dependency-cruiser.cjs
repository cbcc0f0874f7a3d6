/** The walls of the house: which folder may import which. tests/walls plants a violation of every rule. */
const tests = "(^tests/|[.]test[.]tsx?$)";
const electron = "(^|/)node_modules/electron/|^electron$";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "A circle has no bottom to read from. Move what both need into a third file.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolvable",
      comment: "The import leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(virtual:|node:sqlite$)" },
    },
    {
      name: "core-stays-in-core",
      comment: "core holds rules that every room shares: it knows none of the rooms.",
      severity: "error",
      from: { path: "^core/" },
      to: { path: "^(main|renderer|preload)/" },
    },
    {
      name: "core-without-platform",
      comment: "core has no Node, no Electron and no React.",
      severity: "error",
      from: { path: "^core/", pathNot: tests },
      to: { path: `${electron}|(^|/)node_modules/(@types/)?(react|react-dom|@lexical/react)/` },
    },
    {
      name: "core-without-node",
      comment: "core has no Node built-ins.",
      severity: "error",
      from: { path: "^core/", pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "main-not-renderer",
      comment: "main and renderer meet in core/api only.",
      severity: "error",
      from: { path: "^main/" },
      to: { path: "^(renderer|preload)/" },
    },
    {
      name: "renderer-not-main",
      comment: "main and renderer meet in core/api only.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { path: "^(main|preload)/" },
    },
    {
      name: "renderer-without-node",
      comment: "The window is sandboxed: no Node built-ins.",
      severity: "error",
      from: { path: "^renderer/", pathNot: `${tests}|^renderer/vite[.]config[.]ts$` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "renderer-feature-alone",
      comment: "A feature never imports another feature; what two need goes to renderer/app.",
      severity: "error",
      from: { path: "^renderer/([^/]+)/", pathNot: "^renderer/app/" },
      to: { path: "^renderer/[^/]+/", pathNot: "^renderer/($1|app)/" },
    },
    {
      name: "main-noun-store-private",
      comment: "A noun uses another noun's service, never its store.",
      severity: "error",
      from: { path: "^main/([^/]+)/" },
      to: {
        path: ["^main/[^/]+/store[.]ts$", "^main/[^/]+/.*[-/]store[.]ts$"],
        pathNot: "^main/$1/",
      },
    },
    {
      name: "main-noun-api-private",
      comment: "A noun uses another noun's service, never its API handler.",
      severity: "error",
      from: { path: "^main/([^/]+)/" },
      to: {
        path: ["^main/[^/]+/api[.]ts$", "^main/[^/]+/.*[-/]api[.]ts$"],
        pathNot: "^main/$1/",
      },
    },
    {
      name: "only-doors-compose",
      comment: "Only a door opens the workstation; everything else is handed what it needs.",
      severity: "error",
      from: { pathNot: `^main/(desktop|web|cli|start)([.]ts$|/)|${tests}` },
      to: { path: "^main/workstation[.]ts$" },
    },
    {
      name: "only-desktop-knows-electron",
      comment: "Electron is one door among others: only main/desktop and preload may name it.",
      severity: "error",
      from: { pathNot: "^main/desktop([.]ts$|/)|^preload/" },
      to: { path: electron },
    },
    {
      name: "preload-imports-electron-only",
      comment: "The preload is the narrowest gap between window and machine.",
      severity: "error",
      from: { path: "^preload/" },
      to: { pathNot: `^preload/|${electron}` },
    },
    {
      name: "shipped-code-without-dev-dependency",
      comment: "Development dependencies are not in the packaged app.",
      severity: "error",
      from: { path: "^(core|main)/", pathNot: `${tests}|^main/start[.]ts$` },
      to: { dependencyTypes: ["npm-dev"], pathNot: `${electron}|/@types/` },
    },
    {
      name: "shipped-code-without-tests",
      comment: "Tests are not in the packaged app.",
      severity: "error",
      from: { path: "^(core|main|preload|renderer)/", pathNot: tests },
      to: { path: tests },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(out|dist)/|^tests/walls/planted|^tests/fixtures/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".d.ts", ".css"],
    },
  },
};
