/** The site: its names, where it lies, and where its pages lie on it. */
import {
  Group,
  Input,
  NumberInput,
  SegmentedControl,
  TagsInput,
  Text,
  TextInput,
} from "@mantine/core";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  addressPatternSchema,
  addressPlaceholders,
  baseUrlSchema,
  englishSpellings,
} from "../../core/library/settings.ts";
import { absoluteUrl, reportPath } from "../../core/publication/address.ts";
import { langs, langSchema, langTags } from "../../core/report/lang.ts";
import { useSettings } from "../app/query.ts";
import { type SectionProps, SettingsSection } from "./settings-section.tsx";
import styles from "./settings.module.css";

export function SiteSection({ draft, change, problem }: SectionProps): JSX.Element {
  const { t } = useTranslation("library");
  return (
    <SettingsSection id="site" title={t("site.title")} about={t("site.about")}>
      <Group grow align="flex-start">
        {langs.map((lang) => (
          <TextInput
            key={lang}
            label={t(`siteName.${lang}`)}
            lang={langTags[lang]}
            value={draft.siteName[lang]}
            error={problem(`siteName.${lang}`)}
            onChange={(event) =>
              change({ siteName: { ...draft.siteName, [lang]: event.currentTarget.value } })
            }
          />
        ))}
      </Group>
      <TextInput
        label={t("site.baseUrl")}
        description={t("site.baseUrlHelp")}
        type="url"
        spellCheck={false}
        value={draft.baseUrl}
        error={problem("baseUrl")}
        onChange={(event) => change({ baseUrl: event.currentTarget.value })}
      />
      <TextInput
        label={t("site.pattern")}
        description={t("site.patternHelp", {
          names: addressPlaceholders.map((name) => `{${name}}`).join(" "),
        })}
        spellCheck={false}
        className={styles.code}
        value={draft.addressPattern}
        error={problem("addressPattern")}
        onChange={(event) => change({ addressPattern: event.currentTarget.value })}
      />
      <AddressExample draft={draft} />
      <TagsInput
        label={t("site.filmHosts")}
        description={t("site.filmHostsHelp")}
        spellCheck={false}
        value={draft.filmHosts}
        error={problem("filmHosts")}
        onChange={(hosts) =>
          change({ filmHosts: hosts.map((host) => host.trim().toLowerCase()).filter(Boolean) })
        }
      />
      <Group align="flex-start" gap="xl">
        <NumberInput
          label={t("site.pageSize")}
          w={180}
          min={1}
          max={200}
          allowDecimal={false}
          value={draft.pageSize}
          error={problem("pageSize")}
          onChange={(pageSize) => change({ pageSize })}
        />
        <div>
          <Input.Label labelElement="div" id="source-lang">
            {t("site.sourceLang")}
          </Input.Label>
          <SegmentedControl
            aria-labelledby="source-lang"
            value={draft.defaultSourceLang}
            onChange={(lang) => change({ defaultSourceLang: langSchema.parse(lang) })}
            data={langs.map((lang) => ({ value: lang, label: t(`lang.${lang}`) }))}
          />
        </div>
        <div>
          <Input.Label labelElement="div" id="english-spelling">
            {t("site.englishSpelling")}
          </Input.Label>
          <SegmentedControl
            aria-labelledby="english-spelling"
            value={draft.englishSpelling}
            onChange={(englishSpelling) => change({ englishSpelling })}
            data={englishSpellings.map((value) => ({ value, label: t(`spelling.${value}`) }))}
          />
        </div>
      </Group>
    </SettingsSection>
  );
}

/** The calendar day on the site. */
const today = (): string => new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });

/** Two addresses as the pattern gives them now, or why it gives none. */
function AddressExample({ draft }: Pick<SectionProps, "draft">): JSX.Element {
  const { t } = useTranslation("library");
  const pattern = addressPatternSchema.safeParse(draft.addressPattern).data;
  const base = baseUrlSchema.safeParse(draft.baseUrl).data ?? "";
  const { addressPattern: saved } = useSettings();
  const [day] = useState(today);
  const facts = { day, column: draft.columns[0]?.id ?? "", number: 128 };
  if (!pattern)
    return (
      <p className={styles.example}>
        {t(
          draft.addressPattern.includes("{number}") ? "problem.pattern" : "problem.pattern-number",
        )}
      </p>
    );
  return (
    <>
      <dl className={styles.example}>
        {langs.map((lang) => (
          <div key={lang}>
            <dt>{t(`site.example.${lang}`)}</dt>
            <dd>{absoluteUrl(base, reportPath(pattern, facts, lang))}</dd>
          </div>
        ))}
      </dl>
      {pattern !== saved && (
        <Text component="output" size="sm" c="var(--amber)" display="block">
          {t("site.patternMoves")}
        </Text>
      )}
    </>
  );
}
