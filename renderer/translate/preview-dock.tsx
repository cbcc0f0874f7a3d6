/** Beside the columns: the translation's page in the site's template, at the place where the caret is. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconEye, IconX } from "@tabler/icons-react";
import { type JSX, useCallback } from "react";
import { useTranslation } from "react-i18next";
import { langTags } from "../../core/report/lang.ts";
import { PreviewFrame } from "../app/preview/preview-frame.tsx";
import { type Docked, DockSwitch } from "./dock-switch.tsx";
import { findOnPage, textShownAt } from "./find-on-page.ts";
import styles from "./preview-dock.module.css";
import { type Direction, usePair, useWork } from "./work.ts";

const KEYS = "alt+v";
/** Between a telephone and a tablet: its text is read beside the columns without being made small. */
const WIDTH_PX = 520;
/** On the page's own paper, light or dark. */
const WASH = "rgb(199 71 43 / 13%)";

export function PreviewDock({
  direction: { target },
  onClose,
}: {
  direction: Direction;
  onClose: () => void;
}): JSX.Element {
  const { t } = useTranslation("translate");
  const { report } = useWork();
  const { lanes, current } = usePair();
  const { text, before } = textShownAt(lanes, current);
  const show = useCallback(
    (page: Document) => {
      for (const marked of page.querySelectorAll<HTMLElement>("[data-at-work]")) {
        marked.removeAttribute("data-at-work");
        marked.style.removeProperty("background-color");
        marked.style.removeProperty("box-shadow");
      }
      const element = findOnPage(page, text, before);
      if (!element) return;
      element.setAttribute("data-at-work", "");
      element.style.backgroundColor = WASH;
      element.style.boxShadow = `0 0 0 5px ${WASH}`;
      element.scrollIntoView({ block: "center", behavior: "instant" });
    },
    [text, before],
  );
  return (
    <section className={styles.dock} aria-label={t("preview.title")}>
      <header className={styles.head}>
        <h2>{t("preview.title")}</h2>
        <Tooltip label={t("preview.hide")}>
          <ActionIcon size={26} aria-label={t("preview.hide")} onClick={onClose}>
            <IconX size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </header>
      <PreviewFrame
        id={report.id}
        lang={target}
        width={WIDTH_PX}
        title={t("preview.title")}
        langTag={langTags[target]}
        onPage={show}
      />
    </section>
  );
}

export function PreviewSwitch(docked: Docked): JSX.Element {
  const { t } = useTranslation("translate");
  const label = t(docked.shown ? "preview.hide" : "preview.show");
  return <DockSwitch id="translate-preview" keys={KEYS} label={label} icon={IconEye} {...docked} />;
}
