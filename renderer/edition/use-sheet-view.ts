/** How the sheet is looked at: its zoom, kept on this device, and focus mode, while it lasts. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../app/commands.tsx";
import { useWriting } from "../app/use-writing.ts";

const zooms = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

const over = "[role=dialog], [role=menu], [role=listbox]";

export interface SheetView {
  zoomPercent: number;
  focused: boolean;
  leaveFocus(): void;
}

export function useSheetView(): SheetView {
  const { t } = useTranslation("panel");
  const [{ zoomPercent }, setWriting] = useWriting();
  const [focused, setFocused] = useState(false);
  const zoom = (percent: number | undefined): void => {
    if (percent !== undefined) setWriting({ zoomPercent: percent });
  };
  const command = { group: "report" as const };
  useCommands([
    {
      ...command,
      id: "zoom-in",
      label: t("zoom.in"),
      keys: "mod+=",
      run: () => zoom(zooms.find((step) => step > zoomPercent)),
    },
    {
      ...command,
      id: "zoom-out",
      label: t("zoom.out"),
      keys: "mod+-",
      run: () => zoom(zooms.findLast((step) => step < zoomPercent)),
    },
    { ...command, id: "zoom-reset", label: t("zoom.reset"), keys: "mod+0", run: () => zoom(100) },
    {
      ...command,
      id: "focus-mode",
      label: t(focused ? "focus.leave" : "focus.enter"),
      keys: "mod+alt+z",
      run: () => setFocused(!focused),
    },
  ]);
  useEffect(() => {
    if (!focused) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      // What lies over the text wants the key for itself.
      const isOver = event.target instanceof Element && event.target.closest(over) !== null;
      if (!isOver) setFocused(false);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [focused]);
  return {
    zoomPercent,
    focused,
    leaveFocus: () => setFocused(false),
  };
}
