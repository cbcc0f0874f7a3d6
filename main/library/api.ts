/** API of the device and of the open library's settings. */
import { ORPCError } from "@orpc/server";
import { defaultSettings } from "../../core/library/settings.ts";
import { api, type ApiContext, libraryApi } from "../api-context.ts";
import { findRefusedTarget } from "./target-paths.ts";

const toOpen = (library: NonNullable<ReturnType<ApiContext["current"]>>) => ({
  id: library.store.record.id,
  dir: library.dir,
  sample: library.sample,
});

export const deviceApi = {
  get: api.device.get.handler(({ context }) => {
    const library = context.current();
    return {
      device: context.device.device,
      library: library && toOpen(library),
      problem: context.problem(),
      suggestedDir: context.suggestedDir,
    };
  }),
  update: api.device.update.handler(({ context, input }) =>
    context.device.update({
      ...(input.language && { language: input.language }),
      ...(input.colourScheme && { colourScheme: input.colourScheme }),
      ...(input.writing && { writing: input.writing }),
    }),
  ),
  identify: libraryApi.device.identify.handler(({ context, input }) =>
    context.device.update({
      identity: {
        ...context.device.device.identity,
        [context.library.store.record.id]: input.person,
      },
    }),
  ),
  openLibrary: api.device.openLibrary.handler(async ({ context, input }) =>
    toOpen(await context.open(input.dir)),
  ),
  createLibrary: api.device.createLibrary.handler(async ({ context, input }) => {
    const settings = defaultSettings();
    settings.siteName = {
      zh: input.siteNameZh.trim() || settings.siteName.zh,
      en: input.siteNameEn.trim() || settings.siteName.en,
    };
    return toOpen(await context.create(input.dir, settings));
  }),
  openSample: api.device.openSample.handler(async ({ context }) =>
    toOpen(await context.openSample()),
  ),
};

export const settingsApi = {
  get: libraryApi.library.get.handler(({ context: { library } }) => ({
    settings: library.store.record.settings,
    notices: library.notices,
  })),
  saveSettings: libraryApi.library.saveSettings.handler(async ({ context: { library }, input }) => {
    const kept = new Set(input.columns.map((column) => column.id));
    const columns = [...library.columnsInUse()].filter((id) => !kept.has(id));
    const known = new Set(library.store.record.settings.columns.map((column) => column.id));
    const taken = columns.filter((id) => known.has(id));
    if (taken.length > 0)
      throw new ORPCError("COLUMN_IN_USE", {
        defined: true,
        status: 409,
        data: { columns: taken },
      });
    const refused = findRefusedTarget(input.targets, library.dir);
    if (refused)
      throw new ORPCError("TARGET_PATH_REFUSED", {
        defined: true,
        status: 422,
        data: { target: refused.name, path: refused.path },
      });
    await library.store.save(input);
    library.events.publish("change", { kind: "settings" });
    return library.store.record.settings;
  }),
  events: libraryApi.library.events.handler(async function* ({ context: { library }, signal }) {
    yield* library.events.subscribe("change", signal ? { signal } : {});
  }),
};
