/** Where the site is to be looked at, and a word before the first publication while its name or address is nobody's. */
import { Anchor, Text } from "@mantine/core";
import type { JSX } from "react";
import { Trans, useTranslation } from "react-i18next";
import { Link } from "wouter";
import { defaultSettings } from "../../core/library/settings.ts";
import { langs } from "../../core/report/lang.ts";
import { useSettings } from "../app/query.ts";

/** Pages, feeds and maps say the name and the address of the site: a new library's are only examples. */
export function AddressDue(): JSX.Element {
  const { t } = useTranslation("publication");
  const { baseUrl, siteName } = useSettings();
  const example = defaultSettings();
  const nameless = langs.find((lang) => siteName[lang] === example.siteName[lang]);
  const toSettings = {
    settings: <Anchor component={Link} href="/settings#site" inherit underline="always" />,
  };
  return (
    <>
      {nameless && (
        <Text size="sm" component="p">
          <Trans
            t={t}
            i18nKey="address.nameDue"
            values={{ name: siteName[nameless] }}
            components={toSettings}
          />
        </Text>
      )}
      {baseUrl === example.baseUrl && (
        <Text size="sm" component="p">
          <Trans
            t={t}
            i18nKey="address.due"
            values={{ address: baseUrl }}
            components={toSettings}
          />
        </Text>
      )}
    </>
  );
}

/** The home page of what was just published, as far as this device can tell. */
export function WhereToLook({ target }: { target: string }): JSX.Element | null {
  const { t } = useTranslation("publication");
  const { targets, baseUrl } = useSettings();
  const found = targets.find(({ name }) => name === target);
  if (!found || found.stagingFor !== undefined) return null;
  if (found.kind === "folder") {
    const mark = found.path.includes("\\") ? "\\" : "/";
    const path = `${found.path.replace(/[\\/]+$/, "")}${mark}index.html`;
    return <Text size="sm">{t("address.file", { path })}</Text>;
  }
  if (baseUrl === defaultSettings().baseUrl) return null;
  return (
    <Anchor href={`${baseUrl}/`} target="_blank" rel="noopener noreferrer" size="sm">
      {t("address.open")}
    </Anchor>
  );
}
