/** One target in the settings: its name and kind, what is needed to reach it, and a try of the connection. */
import { Button, Checkbox, NumberInput, Select, Text, TextInput } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { type Target, type TargetKind, targetKinds } from "../../../core/library/target.ts";
import polylangPlugin from "../../../resources/wordpress/diglot-polylang.php?raw";
import { FolderField } from "../../app/folder-field.tsx";
import { saveFile } from "../../app/save-file.ts";
import { RowButtons } from "../row-buttons.tsx";
import type { Row } from "../settings-draft.ts";
import { fieldsOf, isReadable, newTarget } from "./target-draft.ts";
import { TargetTest } from "./target-test.tsx";
import styles from "./targets.module.css";

const POLYLANG_PLUGIN = "diglot-polylang.php";

interface TargetRowProps {
  target: Row<Target>;
  put: (target: Row<Target>) => void;
  remove: () => void;
  /** Names of targets that this one can be a staging target for. */
  others: string[];
  /** Words for the problem of a field of this target. */
  problem: (field: string) => string | undefined;
}

export function TargetRow(props: TargetRowProps): JSX.Element {
  const { target, put, remove, others, problem } = props;
  const { t } = useTranslation("library");
  const set = (fields: Record<string, unknown>): void =>
    put({ ...target, ...fields } as Row<Target>);
  const { key, isNew, kind, name, stagingFor } = target;
  const kept = { key, isNew, ...(stagingFor !== undefined && { stagingFor }) };
  return (
    <fieldset className={styles.target}>
      <legend className={styles.legend}>{name.trim() || t("targets.new")}</legend>
      <div className={styles.head}>
        <TextInput
          label={t("targets.name")}
          spellCheck={false}
          readOnly={!isNew}
          variant={isNew ? "default" : "unstyled"}
          value={name}
          error={problem("name")}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          label={t("targets.kind")}
          data={targetKinds.map((one) => ({ value: one, label: t(`targets.kinds.${one}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(chosen) =>
            chosen && put({ ...newTarget(chosen as TargetKind, name), ...kept })
          }
        />
        <RowButtons name={name} remove={remove} />
      </div>
      {kind === "folder" ? (
        <FolderField
          label={t("targets.path")}
          description={t("targets.pathHelp")}
          value={target.path}
          error={problem("path")}
          onChange={(path) => set({ path })}
        />
      ) : (
        <>
          <Fields target={target} set={set} problem={problem} />
          {kind === "wordpress" && (
            <>
              <Text size="sm" c="var(--ink-soft)">
                {t("targets.posts")}
              </Text>
              <Button
                className={styles.plugin}
                size="xs"
                variant="default"
                leftSection={<IconDownload size={16} stroke={1.6} />}
                onClick={() => saveFile(new Blob([polylangPlugin]), POLYLANG_PLUGIN)}
              >
                {t("targets.polylang")}
              </Button>
            </>
          )}
          {isReadable(target) && (
            <Text size="sm" className={styles.readable}>
              {t("targets.readable")}
            </Text>
          )}
          <TargetTest target={target} accept={(fingerprint) => set({ fingerprint })} />
        </>
      )}
      {(others.length > 0 || stagingFor !== undefined) && (
        <Select
          label={t("targets.stagingFor")}
          description={t("targets.stagingAbout")}
          placeholder={t("targets.stagingNone")}
          clearable
          data={others}
          value={stagingFor ?? null}
          onChange={(live) => set({ stagingFor: live ?? undefined })}
        />
      )}
      <Checkbox
        mt="xs"
        label={t("targets.publishDue")}
        description={t("targets.publishDueAbout")}
        checked={target.publishDue === true}
        onChange={(event) => set({ publishDue: event.currentTarget.checked ? true : undefined })}
      />
    </fieldset>
  );
}

interface FieldsProps {
  target: Target;
  set: (fields: Record<string, unknown>) => void;
  problem: (field: string) => string | undefined;
}

function Fields({ target, set, problem }: FieldsProps): JSX.Element {
  const { t } = useTranslation("library");
  const { kind } = target;
  return (
    <div className={styles.grid}>
      {fieldsOf[kind].map((field) => {
        const common = {
          label: t(
            kind === "wordpress" && field === "url"
              ? "targets.field.site"
              : `targets.field.${field}`,
          ),
          error: problem(field),
          "data-field": field,
        };
        const value = (target as Record<string, unknown>)[field];
        return field === "port" ? (
          <NumberInput
            key={field}
            {...common}
            hideControls
            allowDecimal={false}
            allowNegative={false}
            value={Number(value) || ""}
            onChange={(port) => set({ port: Number(port) })}
          />
        ) : (
          <TextInput
            key={field}
            {...common}
            spellCheck={false}
            autoCapitalize="off"
            value={String(value)}
            onChange={(event) => set({ [field]: event.currentTarget.value })}
          />
        );
      })}
      {target.kind === "sftp" && (
        <Select
          label={t("targets.auth")}
          data={(["password", "key"] as const).map((value) => ({
            value,
            label: t(`targets.auths.${value}`),
          }))}
          value={target.auth}
          allowDeselect={false}
          onChange={(auth) => auth && set({ auth })}
        />
      )}
      {target.kind === "sftp" && target.auth === "key" && (
        <TextInput
          label={t("targets.field.keyFile")}
          spellCheck={false}
          value={target.keyFile}
          error={problem("keyFile")}
          onChange={(event) => set({ keyFile: event.currentTarget.value })}
        />
      )}
      {target.kind === "ftp" && (
        <Checkbox
          className={styles.check}
          label={t("targets.tls")}
          checked={target.tls}
          onChange={(event) => set({ tls: event.currentTarget.checked, fingerprint: "" })}
        />
      )}
      {target.kind === "s3" && (
        <Checkbox
          className={styles.check}
          label={t("targets.pathStyle")}
          checked={target.pathStyle}
          onChange={(event) => set({ pathStyle: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
