/** The settings, by what a person sees of them in Chinese. */
import { expect, type Locator, type Page } from "@playwright/test";
import { shellOf } from "./shell.ts";

export interface SettingsPage {
  open(): Promise<void>;
  save(): Promise<void>;
  button: Locator;
  section(title: string): Locator;
}

export function settingsOf(page: Page): SettingsPage {
  const button = page.getByRole("button", { name: "保存设置" });
  return {
    button,
    section: (title) => page.getByRole("region", { name: title }),
    async open() {
      await shellOf(page).go("设置");
      await expect(page.getByRole("heading", { name: "设置", exact: true })).toBeVisible();
    },
    async save() {
      await button.click();
      await expect(page.getByText("没有未保存的更改。")).toBeVisible();
    },
  };
}
