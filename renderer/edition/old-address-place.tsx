/** Where a report's pages lay on the site that it was brought in from, and whether the site keeps them there. */
import { TextInput } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { isKeepable } from "../../core/publication/old-address.ts";
import { langs } from "../../core/report/lang.ts";
import { useHead } from "../app/live/head.ts";

/** Nothing for a report that was written here. */
export function OldAddressPlace(): JSX.Element | null {
  const { t } = useTranslation("edition");
  const { head, loaded, set } = useHead();
  const { oldAddress, page } = head;
  if (!oldAddress) return null;
  return (
    <>
      {langs.map((lang) => {
        const address = oldAddress[lang];
        const isKept = !page && isKeepable(address, lang);
        const about = isKept ? "facts.oldAddressKept" : "facts.oldAddressMoved";
        return (
          <TextInput
            key={lang}
            size="xs"
            label={t(lang === "zh" ? "facts.inZh" : "facts.inEn", { field: t("facts.oldAddress") })}
            description={t(address === "" ? "facts.oldAddressNone" : about)}
            inputWrapperOrder={["label", "input", "description"]}
            placeholder="art/2019/5/28/art_12_3456.html"
            spellCheck={false}
            disabled={!loaded}
            value={address}
            onChange={(event) => {
              const typed = event.currentTarget.value.trim().replace(/^\/+/, "");
              set("oldAddress", { ...oldAddress, [lang]: typed });
            }}
          />
        );
      })}
    </>
  );
}
