/** The mapping as a form: a field for each part of a page, and what is true of the whole site. */
import { Textarea, TextInput, Title } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { LookedPage } from "../../../core/exchange/old-site/looked-page.ts";
import { type MappedPart, mappedParts } from "../../../core/exchange/old-site/mapping.ts";
import type { CheckedDraft, DraftField, MappingDraft } from "./mapping-draft.ts";
import classes from "./old-site.module.css";
import { PartField } from "./part-field.tsx";

export function MappingForm(props: {
  draft: MappingDraft;
  checked: CheckedDraft;
  looked: LookedPage | undefined;
  /** The part whose place is being pointed at. */
  picking: MappedPart | null;
  change: (some: Partial<MappingDraft>) => void;
  pick: (part: MappedPart | null) => void;
}): JSX.Element {
  const { t } = useTranslation("old-site");
  const { draft, checked, looked, picking, change, pick } = props;
  const errorOf = (field: DraftField): string | undefined => {
    const wrong = checked.wrong[field];
    return (
      wrong && t(`wrong.${field as "hosts" | "address" | "english"}`, { lines: wrong.join("  ") })
    );
  };
  return (
    <div className={classes.form}>
      <Title order={2} size="h5">
        {t("ofPage")}
      </Title>
      {mappedParts.map((part) => (
        <PartField
          key={part}
          part={part}
          text={draft[part]}
          wrong={checked.wrong[part] ?? []}
          looked={looked}
          isPicking={picking === part}
          change={(text) => change({ [part]: text })}
          pick={() => pick(picking === part ? null : part)}
        />
      ))}
      <Title order={2} size="h5">
        {t("ofSite")}
      </Title>
      <TextInput
        label={t("address.label")}
        description={t("address.about")}
        classNames={{ input: classes.code }}
        spellCheck={false}
        value={draft.address}
        error={errorOf("address")}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      {(["hosts", "english"] as const).map((field) => (
        <Textarea
          key={field}
          label={t(`site.${field}.label`)}
          description={t(`site.${field}.about`)}
          autosize
          minRows={1}
          maxRows={5}
          classNames={{ input: classes.code }}
          spellCheck={false}
          value={draft[field]}
          error={errorOf(field)}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
