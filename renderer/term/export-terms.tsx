/** Gives the list of terms away as a file: what is shown, or all. */
import { Button, Menu } from "@mantine/core";
import { IconFileExport } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import {
  TERM_EXPORT_PATH,
  type TermFileFormat,
  termFileFormats,
} from "../../core/api/term-files.ts";
import type { Entry } from "../../core/term/entry.ts";
import { useTell } from "../app/tell.tsx";

async function save(entries: readonly Entry[], format: TermFileFormat): Promise<void> {
  const answer = await fetch(TERM_EXPORT_PATH, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ format, ids: entries.map(({ id }) => id) }),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = `terms.${format === "tbx-dct" ? "tbx" : format}`;
  link.click();
  // The browser has taken it over by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

/** @param props.shown what the list shows, which is what is given away */
export function ExportTerms({ shown }: { shown: readonly Entry[] }): JSX.Element {
  const { t } = useTranslation("term");
  const tell = useTell();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          disabled={shown.length === 0}
          leftSection={<IconFileExport size={17} stroke={1.6} />}
        >
          {t("export.short")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("export.count", { count: shown.length })}</Menu.Label>
        {termFileFormats.map((format) => (
          <Menu.Item key={format} onClick={() => save(shown, format).catch(tell.error)}>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
