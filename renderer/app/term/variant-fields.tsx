/** English wordings of an entry, each with how the desk stands to it. */
import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type JSX, useId } from "react";
import { useTranslation } from "react-i18next";
import { langTags } from "../../../core/report/lang.ts";
import {
  MAX_WORDING,
  type Variant,
  type VariantStatus,
  variantStatuses,
  variantStatusSchema,
} from "../../../core/term/entry.ts";
import styles from "./entry-form.module.css";

interface VariantFieldsProps {
  variants: Variant[];
  onChange(variants: Variant[]): void;
}

const empty = (status: VariantStatus): Variant => ({ text: "", status });

export function VariantFields({ variants, onChange }: VariantFieldsProps): JSX.Element {
  const { t } = useTranslation("term");
  const id = useId();
  const shown = variants.length > 0 ? variants : [empty("approved")];
  const put = (index: number, some: Partial<Variant>): void =>
    onChange(shown.map((variant, at) => (at === index ? { ...variant, ...some } : variant)));
  return (
    <fieldset className={styles.variants}>
      <legend>{t("field.en")}</legend>
      {shown.map((variant, index) => (
        <div key={index} className={styles.variant}>
          <TextInput
            id={`${id}-${index}`}
            aria-label={t("field.enOf", { number: index + 1 })}
            lang={langTags.en}
            maxLength={MAX_WORDING}
            value={variant.text}
            onChange={(event) => put(index, { text: event.currentTarget.value })}
          />
          <Select
            aria-label={t("field.statusOf", { number: index + 1 })}
            data={variantStatuses.map((status) => ({
              value: status,
              label: t(`status.${status}`),
            }))}
            value={variant.status}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(status) => put(index, { status: variantStatusSchema.parse(status) })}
          />
          <ActionIcon
            aria-label={t("form.removeEn", { number: index + 1 })}
            disabled={variants.length === 0}
            onClick={() => onChange(shown.toSpliced(index, 1))}
          >
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={styles.add}
        leftSection={<IconPlus size={14} />}
        onClick={() => {
          onChange([...shown, empty("allowed")]);
          requestAnimationFrame(() => document.getElementById(`${id}-${shown.length}`)?.focus());
        }}
      >
        {t("form.addEn")}
      </Button>
    </fieldset>
  );
}
