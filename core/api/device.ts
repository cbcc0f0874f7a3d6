/** This device: which libraries it knows, who sits at it, how the window looks. Opening libraries. */
import { oc } from "@orpc/contract";
import { z } from "zod";
import { commonErrors } from "./errors.ts";

/** How writing and translation room are arranged on this device. */
const writingSchema = z.object({
  /** Whether the panel beside the sheet is shown, and which of its tabs. */
  panel: z.boolean(),
  tab: z.string().max(40),
  /** Size of the sheet's text, 100 as designed. */
  zoomPercent: z.int().min(50).max(300),
  /** Whether the translation room shows what the memory knows. */
  suggestions: z.boolean().default(true),
  /** Whether a toolbar comes beside selected text. */
  selectionBar: z.boolean().default(true),
});
export type Writing = z.infer<typeof writingSchema>;

export const deviceSchema = z.object({
  /** UI language; "system" follows the browser or operating system. */
  language: z.enum(["system", "zh-CN", "en"]),
  colourScheme: z.enum(["auto", "light", "dark"]),
  /** Folders opened before, newest first. */
  recent: z.array(z.object({ dir: z.string(), name: z.string() })),
  /** Person id per library id: "I am …". */
  identity: z.record(z.string(), z.string()),
  /** Files of before the panel had tabs do not say. */
  writing: writingSchema.default({
    panel: true,
    tab: "info",
    zoomPercent: 100,
    suggestions: true,
    selectionBar: true,
  }),
});
export type Device = z.infer<typeof deviceSchema>;

export const openLibrarySchema = z.object({
  id: z.string(),
  dir: z.string(),
  /** A throw-away copy of the sample library. */
  sample: z.boolean(),
});

const base = oc.errors(commonErrors);

export const deviceContract = {
  /** State at start: the device and the open library, if any. `suggestedDir` is where a new library would go. */
  get: base.output(
    z.object({
      device: deviceSchema,
      library: openLibrarySchema.nullable(),
      problem: commonErrors.LIBRARY_PROBLEM.data.nullable(),
      suggestedDir: z.string(),
    }),
  ),
  update: base
    .input(deviceSchema.pick({ language: true, colourScheme: true, writing: true }).partial())
    .output(deviceSchema),
  /** Sets who I am in the open library; "" for nobody. */
  identify: base.input(z.object({ person: z.string() })).output(deviceSchema),
  openLibrary: base.input(z.object({ dir: z.string().min(1) })).output(openLibrarySchema),
  createLibrary: base
    .input(z.object({ dir: z.string().min(1), siteNameZh: z.string(), siteNameEn: z.string() }))
    .output(openLibrarySchema),
  openSample: base.output(openLibrarySchema),
};
