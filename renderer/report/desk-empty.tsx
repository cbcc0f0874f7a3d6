/** What an empty list says: what would be here, and the next step. */
import { Button, Stack, Text, Title } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { KeyCaps } from "../app/key-caps.tsx";
import { type DeskQuery, deskQueryOf, isNarrowed } from "./desk-query.ts";

export function DeskEmpty(props: {
  query: DeskQuery;
  change: (query: DeskQuery) => void;
}): JSX.Element {
  const { t } = useTranslation("report");
  const { query } = props;
  const kind = isNarrowed(query) ? "nothingFound" : query.binned ? "emptyBin" : "emptyDesk";
  return (
    <Stack align="center" justify="center" gap="sm" flex={1} p="xl" component="output">
      <Title order={2} size="h4">
        {t(`empty.${kind}.title`)}
      </Title>
      <Text c="dimmed" ta="center" maw={460}>
        {t(`empty.${kind}.advice`)}
      </Text>
      {kind === "nothingFound" && (
        <Button
          variant="default"
          mt="xs"
          onClick={() => props.change(deskQueryOf({ binned: query.binned }))}
        >
          {t("filter.clear")}
        </Button>
      )}
      {kind === "emptyDesk" && <KeyCaps keys="n" />}
    </Stack>
  );
}
