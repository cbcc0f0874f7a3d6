/** What a plan does not hold because nobody approved it yet, with the way to it on the desk. */
import { Anchor, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { client } from "../app/client.ts";
import { keys } from "../app/query.ts";

const stages = ["draft", "review"] as const;

/** Reports of which an edition is still a draft or in review; nothing while there is none. */
export function NotApproved(): JSX.Element | null {
  const { t } = useTranslation("publication");
  const answers = useQueries({
    queries: stages.map((stage) => ({
      queryKey: [...keys.reports, "at-stage", stage],
      queryFn: () => client.report.list({ stage: { stage }, limit: 1 }),
    })),
  });
  const waiting = stages.flatMap((stage, at) => {
    const count = answers[at]?.data?.total ?? 0;
    return count > 0 ? [{ stage, count }] : [];
  });
  if (waiting.length === 0) return null;
  return (
    <Text size="sm" component="p">
      {t("notApproved.text")}
      {waiting.map(({ stage, count }, index) => (
        <span key={stage}>
          {index > 0 && t("notApproved.joint")}
          <Anchor component={Link} href={`/desk?stage=any-${stage}`} inherit underline="always">
            {t(`notApproved.${stage}`, { count })}
          </Anchor>
        </span>
      ))}
      {t("notApproved.end")}
    </Text>
  );
}
