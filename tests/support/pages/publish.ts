/** The publish room, by what a person sees of it in Chinese. */
import type { Locator, Page } from "@playwright/test";
import { shellOf } from "./shell.ts";

export interface PublishPage {
  open(): Promise<void>;
  makePlan: Locator;
  /** The sheet with the numbers of a plan. */
  plan: Locator;
  publish: Locator;
  confirm: Locator;
  /** Numbers of the plan by their Chinese names. */
  count(name: string): Locator;
  ledgerRows: Locator;
}

export function publishOf(page: Page): PublishPage {
  const plan = page.getByRole("region", { name: /的发布预案$/ });
  return {
    open: () => shellOf(page).go("发布"),
    makePlan: page.getByRole("button", { name: /生成预案/ }),
    plan,
    publish: page.getByRole("button", { name: /^发布……/ }),
    confirm: page.getByRole("button", { name: "确认发布" }),
    count: (name) => plan.locator("dl > div", { hasText: name }).locator("dd"),
    ledgerRows: page.getByRole("region", { name: "发布记录" }).locator("tbody tr:not([hidden])"),
  };
}
