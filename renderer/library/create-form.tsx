/** Makes a library: where it goes and what its site is called. */
import { Button, Group, TextInput, Title } from "@mantine/core";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { langTags } from "../../core/report/lang.ts";
import { client } from "../app/client.ts";
import { FolderField } from "../app/folder-field.tsx";
import { useEnterLibrary } from "./use-enter-library.tsx";
import styles from "./welcome.module.css";

export function CreateForm({ suggestedDir }: { suggestedDir: string }): JSX.Element {
  const { t } = useTranslation("library");
  const [dir, setDir] = useState(suggestedDir);
  const [siteNameZh, setSiteNameZh] = useState("");
  const [siteNameEn, setSiteNameEn] = useState("");
  const [missing, setMissing] = useState(false);
  const { busy, refusal, enter } = useEnterLibrary();
  return (
    <form
      className={styles.form}
      aria-labelledby="welcome-create"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(dir.trim() === "");
        if (dir.trim() !== "")
          enter(() => client.device.createLibrary({ dir: dir.trim(), siteNameZh, siteNameEn }));
      }}
    >
      <Title order={2} size="h4" id="welcome-create">
        {t("create.title")}
      </Title>
      <FolderField
        label={t("create.folder")}
        description={t("create.folderHelp")}
        value={dir}
        onChange={setDir}
        error={missing ? t("folder.missing") : undefined}
      />
      <Group grow align="flex-start">
        <TextInput
          label={t("siteName.zh")}
          lang={langTags.zh}
          placeholder={t("create.exampleZh")}
          value={siteNameZh}
          onChange={(event) => setSiteNameZh(event.currentTarget.value)}
        />
        <TextInput
          label={t("siteName.en")}
          lang={langTags.en}
          placeholder={t("create.exampleEn")}
          value={siteNameEn}
          onChange={(event) => setSiteNameEn(event.currentTarget.value)}
        />
      </Group>
      {refusal}
      <Group justify="flex-end">
        <Button type="submit" variant="default" loading={busy}>
          {t("create.do")}
        </Button>
      </Group>
    </form>
  );
}
