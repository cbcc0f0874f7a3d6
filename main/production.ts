/**
 * Imported before anything else by whatever begins a program of ours: libraries that are told nothing take it that they are
 * being worked on, and check themselves at every step with a code five times as large.
 */
process.env["NODE_ENV"] ??= "production";
