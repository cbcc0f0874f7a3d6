/** Says in any other room that releases were missed while nobody could publish them, and leads to where that is decided. */
import { Alert, Anchor } from "@mantine/core";
import { IconClockExclamation } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useRoute } from "wouter";
import { client } from "../app/client.ts";
import { keys } from "../app/query.ts";

export function MissedReleases(): JSX.Element | null {
  const { t } = useTranslation("publication");
  const { t: tCommon } = useTranslation();
  const [closed, setClosed] = useState("");
  const [decides] = useRoute("/publish");
  const { data = [] } = useQuery({
    queryKey: [...keys.publication, "schedules"],
    queryFn: () => client.publication.schedules(),
  });
  const missed = data.filter((one) => one.automatic).flatMap((one) => one.missed);
  const told = missed.map(({ report, at }) => `${report} ${at}`).join();
  if (missed.length === 0 || closed === told || decides) return null;
  return (
    <Alert
      color="gray"
      variant="light"
      mx="sm"
      mt="xs"
      py={8}
      icon={<IconClockExclamation size={20} />}
      title={t("schedule.missed", { count: missed.length })}
      withCloseButton
      closeButtonLabel={tCommon("close")}
      onClose={() => setClosed(told)}
    >
      {t("schedule.missedAbout")}{" "}
      <Anchor component={Link} href="/publish" size="sm" underline="always">
        {t("schedule.decide")}
      </Anchor>
    </Alert>
  );
}
