/** A window that goes on typing in a library that another window has left. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultSettings } from "../../core/library/settings.ts";
import { createLibrary } from "../../main/open-library.ts";
import { openWebDoor } from "../../main/web.ts";
import { elementsOf, openLiveClient, typeInto } from "../support/live-client.ts";

test("what is typed in a library that was left is not acknowledged, and is saved when it is open again", async () => {
  const parent = await mkdtemp(join(tmpdir(), "diglot-switch-"));
  const library = join(parent, "first");
  await createLibrary(library, defaultSettings());
  const door = await openWebDoor({ library, deviceDir: join(parent, "device") });
  const { workstation } = door;
  const report = await workstation.current()?.reports.create("zh", "news");
  const window = await openLiveClient(door.url);
  if (!report) throw new Error("no report");
  const live = await window.open(report.id, "zh");
  const headline = elementsOf(live.doc)[0];
  if (!headline) throw new Error("no headline");

  const left = new Promise((resolve) => live.provider.on("disconnect", resolve));
  await workstation.create(join(parent, "second"), defaultSettings());
  typeInto(headline, "kept");
  await left;
  expect(live.provider.unsyncedChanges).toBeGreaterThan(0);

  await workstation.open(library);
  typeInto(headline, "!");
  await expect
    .poll(() => {
      const doc = workstation.current()?.documents.read(report.id, "zh");
      return doc && JSON.stringify(elementsOf(doc)[0]?.toDelta());
    })
    .toContain("kept!");
  window.close();
  await door.close();
  await rm(parent, { recursive: true });
});
