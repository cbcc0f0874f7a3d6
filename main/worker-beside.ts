/** Where the code of a thread is: beside the source it is a source, in the desktop's bundle a bundle. */

/**
 * @param module `import.meta.url` of whoever begins the thread
 * @param name the thread's file beside it, without its ending
 */
export const workerBeside = (module: string, name: string): URL =>
  new URL(`./${name}${module.endsWith(".ts") ? ".ts" : ".js"}`, module);
