/** How the window looks on this device: language and colour scheme, kept by main, changed from anywhere. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Device } from "../../core/api/device.ts";
import { client } from "./client.ts";
import { useCommands } from "./commands.tsx";
import { uiLanguageOf } from "./i18n.ts";
import { keys, type Start, useStart } from "./query.ts";
import { useTell } from "./tell.tsx";

export type Look = Pick<Device, "language" | "colourScheme">;

/** Changes the look; what is shown follows when main has kept it. */
export function useSetLook(): (look: Partial<Look>) => void {
  const queryClient = useQueryClient();
  const tell = useTell();
  const { mutate } = useMutation({
    mutationFn: (look: Partial<Look>) => client.device.update(look),
    onSuccess: (device) =>
      queryClient.setQueryData<Start>(keys.start, (start) => start && { ...start, device }),
    onError: tell.error,
  });
  return mutate;
}

/** Applies the device's language, and offers both switches in the palette. */
export function LookCommands(): null {
  const { t, i18n } = useTranslation();
  const { device } = useStart();
  const setLook = useSetLook();
  const language = uiLanguageOf(device.language);
  useEffect(() => {
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [i18n, language]);
  useEffect(() => {
    document.title = t("title");
  }, [t]);
  useCommands([
    {
      id: "look-language",
      group: "window",
      label: t("look.otherLanguage"),
      keywords: "language 语言 English 中文",
      run: () => setLook({ language: language === "en" ? "zh-CN" : "en" }),
    },
    ...(["auto", "light", "dark"] as const)
      .filter((scheme) => scheme !== device.colourScheme)
      .map((scheme) => ({
        id: `look-${scheme}`,
        group: "window" as const,
        label: t(`look.${scheme}`),
        run: () => setLook({ colourScheme: scheme }),
      })),
  ]);
  return null;
}
