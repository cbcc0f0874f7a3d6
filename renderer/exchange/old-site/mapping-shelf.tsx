/** Kept mappings: take one up, keep this one under a name, let one go. */
import { Autocomplete, Button, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { KeptMapping } from "../../../core/api/old-site.ts";
import { mappingNameSchema } from "../../../core/exchange/old-site/mapping-name.ts";
import { client } from "../../app/client.ts";
import { useTell } from "../../app/tell.tsx";
import type { CheckedDraft } from "./mapping-draft.ts";

const mappingsKey = ["old-site-mappings"];

export function MappingShelf(props: {
  name: string;
  rename: (name: string) => void;
  checked: CheckedDraft;
  dir: string;
  take: (kept: KeptMapping) => void;
}): JSX.Element {
  const { t } = useTranslation("old-site");
  const tell = useTell();
  const queryClient = useQueryClient();
  const { name, rename, checked, dir, take } = props;
  const { data: kept = [] } = useQuery({
    queryKey: mappingsKey,
    queryFn: () => client.oldSite.mappings(),
  });
  const known = kept.find((one) => one.name === name.trim());
  const isName = mappingNameSchema.safeParse(name).success;
  const isWrong = Object.keys(checked.wrong).length > 0;
  const run = async (work: () => Promise<unknown>, said: string): Promise<void> => {
    try {
      await work();
      await queryClient.invalidateQueries({ queryKey: mappingsKey });
      tell.done(said);
    } catch (error) {
      tell.error(error);
    }
  };
  const keep = (): Promise<void> =>
    run(
      () => client.oldSite.keepMapping({ name, mapping: { ...checked.mapping, folder: dir } }),
      t("mapping.kept", { name: name.trim() }),
    );
  const forget = (one: KeptMapping): Promise<void> =>
    run(
      () => client.oldSite.forgetMapping({ name: one.name }),
      t("mapping.forgotten", { name: one.name }),
    );
  return (
    <Group gap={8} align="flex-end" wrap="nowrap">
      <Autocomplete
        label={t("mapping.label")}
        placeholder={t("mapping.placeholder")}
        data={kept.map((one) => one.name)}
        value={name}
        onChange={rename}
        onOptionSubmit={(chosen) => {
          const found = kept.find((one) => one.name === chosen);
          if (found) take(found);
        }}
        error={name.trim() !== "" && !isName && t("mapping.badName")}
        w={230}
      />
      <Button variant="default" disabled={!isName || isWrong} onClick={() => void keep()}>
        {t("mapping.keep")}
      </Button>
      {known && (
        <Button variant="subtle" color="gray" onClick={() => void forget(known)}>
          {t("mapping.forget")}
        </Button>
      )}
    </Group>
  );
}
