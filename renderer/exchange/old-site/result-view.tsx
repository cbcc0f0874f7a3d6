/** What was brought in, what was not and why, and the ways on from here. */
import { Alert, Anchor, Button, Group, Title } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { type JSX, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { OldSiteResult } from "../../../core/api/old-site.ts";
import { langTags } from "../../../core/report/lang.ts";
import { FindingsList } from "./findings-list.tsx";
import classes from "./plan.module.css";
import { OldSiteCounts } from "./plan-view.tsx";

export function ResultView(props: {
  result: OldSiteResult;
  goOn: () => void;
  show: (file: string) => void;
}): JSX.Element {
  const { t } = useTranslation("old-site");
  const { result, goOn } = props;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const { stopped } = result;
  return (
    <>
      <Title order={2} size="h4" ref={head} tabIndex={-1} className={classes.ended}>
        {stopped === null && <IconCheck size={20} stroke={2} className={classes.good} />}
        {t(stopped === null ? "result.whole" : "result.part", { count: result.made })}
      </Title>
      {stopped !== null && (
        <Alert color="amber" title={t(`stopped.${stopped}.title`)}>
          {t(`stopped.${stopped}.advice`, { count: result.left })}
        </Alert>
      )}
      <OldSiteCounts
        counts={[
          ["made", result.made],
          ["pictures", result.pictures],
          ["known", result.known],
          ["failed", result.failed],
          ["left", result.left],
        ]}
      />
      <Group>
        {result.left > 0 && (
          <Button onClick={goOn}>{t("result.goOn", { count: result.left })}</Button>
        )}
        <Button component={Link} href="/desk" variant={result.left > 0 ? "default" : "filled"}>
          {t("toDesk")}
        </Button>
      </Group>
      <section className={classes.sheet}>
        <Title order={2} size="h5">
          {t("finding.title")}
        </Title>
        <FindingsList findings={result.findings} show={props.show} />
      </section>
      {result.list.length > 0 && (
        <section className={classes.sheet}>
          <Title order={2} size="h5">
            {t("result.list")}
          </Title>
          <ol className={classes.reports}>
            {result.list.map(({ number, headline, lang }) => (
              <li key={number}>
                <Anchor
                  component={Link}
                  href={`/report/${number}/write?lang=${lang}`}
                  lang={langTags[lang]}
                >
                  {t("result.report", { number, headline })}
                </Anchor>
              </li>
            ))}
          </ol>
          {result.made > result.list.length && (
            <p className={classes.note}>
              {t("andMore", { count: result.made - result.list.length })}
            </p>
          )}
        </section>
      )}
    </>
  );
}
