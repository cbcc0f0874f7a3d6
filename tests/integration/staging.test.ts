/** Publishing by way of a staging target: nothing goes live but what somebody approved there. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { PublicationError } from "../../main/publication/publication-error.ts";
import { contentOf, type Desk, fill, openDesk } from "../support/publishing.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  const path = join(desk.root, "try");
  await mkdir(path);
  desk.settings.targets.push({ name: "try", kind: "folder", path, stagingFor: "web" });
  desk.settings.people.push(
    { id: "peiyun", name: { zh: "裴昀", en: "Pei Yun" }, roles: ["publisher"] },
    { id: "ed", name: { zh: "编", en: "Ed" }, roles: ["editor"] },
  );
});
afterEach(() => desk.close());

const refusalOf = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  return error instanceof PublicationError ? error.refusal : error;
};
const publishTo = async (target: string) => {
  const { id } = await desk.service.plan({ target });
  return desk.service.publish({ target, planId: id, overwriteForeign: false });
};
const stateNow = async () => (await desk.service.plan({ target: "web" })).approval?.state;
const rewrite = (find: string, put: string): void => {
  for (const [id, report] of desk.reports)
    desk.reports.set(id, JSON.parse(JSON.stringify(report).replaceAll(find, put)));
};

it("goes live only as it was approved, and says where it stands", async () => {
  await fill(desk, 2);
  expect(await stateNow()).toBe("not-staged");
  const refused = { code: "NOT_APPROVED", staging: "try" };
  expect(await refusalOf(publishTo("web"))).toEqual({ ...refused, state: "not-staged" });
  const staged = await publishTo("try");
  expect(staged.approval).toBeNull();
  expect(await stateNow()).toBe("waiting");
  expect(await refusalOf(publishTo("web"))).toEqual({ ...refused, state: "waiting" });
  expect(await contentOf(desk.target)).toEqual(new Map());

  await desk.service.approve(staged.number);
  const { approval } = await desk.service.plan({ target: "web" });
  expect(approval).toMatchObject({ staging: "try", state: "approved", by: "peiyun" });
  const file = join(desk.libraryDir, "publications", `${staged.number}.json`);
  expect(JSON.parse(await readFile(file, "utf8")).approval.by).toBe("peiyun");
  rewrite("第一段。", "改过的第一段。");
  expect(await stateNow()).toBe("changed");
  rewrite("改过的第一段。", "第一段。");
  const live = await publishTo("web");
  expect([live.outcome, live.site]).toEqual(["done", staged.site]);
});

it("keeps an approval over a restart, and what was live once may come back without another", async () => {
  await fill(desk, 1);
  await desk.service.approve((await publishTo("try")).number);
  const first = await publishTo("web");
  rewrite("第一段。", "改过的第一段。");
  await desk.service.approve((await publishTo("try")).number);
  desk.service = desk.restart();
  expect(await stateNow()).toBe("approved");
  await publishTo("web");
  const backTo = first.number;
  const back = await desk.service.plan({ target: "web", backTo });
  const request = { target: "web", planId: back.id, backTo, overwriteForeign: false };
  expect((await desk.service.publish(request)).site).toBe(first.site);
});

it("is approved by a publisher or reviewer, and only as the staging target holds it", async () => {
  await fill(desk, 1);
  const first = await publishTo("try");
  const reasonOf = async (work: Promise<unknown>) =>
    ((await refusalOf(work)) as { reason?: string }).reason;
  expect(await reasonOf(desk.service.approve(first.number, "ed"))).toBe("role");
  expect(await reasonOf(desk.service.approve(first.number, "who"))).toBe("nobody");
  rewrite("第一段。", "改过的第一段。");
  const second = await publishTo("try");
  expect(await reasonOf(desk.service.approve(first.number))).toBe("not-newest");
  await desk.service.approve(second.number);
  const live = await publishTo("web");
  expect(await reasonOf(desk.service.approve(live.number))).toBe("not-staging");
});
