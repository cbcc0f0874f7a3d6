/** What would come in: counts, columns, what is not in order, the first reports; and the step that does it. */
import { Alert, Button, Group, Title } from "@mantine/core";
import { IconDatabaseImport } from "@tabler/icons-react";
import { type JSX, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { OldSitePlanned } from "../../../core/api/old-site.ts";
import { inLang, langs, langTags } from "../../../core/report/lang.ts";
import { Counts } from "../../app/counts.tsx";
import { contentLangOf } from "../../app/i18n.ts";
import { useSettings } from "../../app/query.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { FindingsList } from "./findings-list.tsx";
import classes from "./plan.module.css";

export function PlanView(props: {
  plan: OldSitePlanned;
  /** The mapping, the folder or the wish is another one by now. */
  isStale: boolean;
  chosen: Readonly<Record<string, string>>;
  choose: (old: string, column: string) => void;
  bring: () => void;
  /** Shows a page under the mapping. */
  show: (file: string) => void;
}): JSX.Element {
  const { t } = useTranslation("old-site");
  const { plan, isStale } = props;
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => go.current?.focus(), []);
  return (
    <>
      {isStale && (
        <Alert color="amber" title={t("plan.stale")}>
          {t("plan.staleAdvice")}
        </Alert>
      )}
      <OldSiteCounts
        counts={[
          ["reports", plan.reports],
          ["pairs", plan.pairs],
          ["onlyZh", plan.onlyZh],
          ["onlyEn", plan.onlyEn],
          ["known", plan.known],
          ["pictures", plan.pictures],
          ["picturesGone", plan.picturesGone],
          ["addressesKept", plan.addressesKept],
          ["addressesMoved", plan.addressesMoved],
          ["others", plan.others],
          ["refused", plan.refused],
        ]}
      />
      <Group>
        <Button
          ref={go}
          leftSection={<IconDatabaseImport size={17} stroke={1.6} />}
          disabled={isStale || plan.reports === 0}
          onClick={props.bring}
        >
          {t("plan.bring", { count: plan.reports })}
        </Button>
        {plan.reports === 0 && <span className={classes.note}>{t("plan.nothing")}</span>}
      </Group>
      {plan.columns.length > 0 && (
        <section className={classes.sheet}>
          <Title order={2} size="h5">
            {t("columns.title")}
          </Title>
          <ColumnChoice columns={plan.columns} chosen={props.chosen} choose={props.choose} />
        </section>
      )}
      <section className={classes.sheet}>
        <Title order={2} size="h5">
          {t("finding.title")}
        </Title>
        <FindingsList findings={plan.findings} show={props.show} />
      </section>
      {plan.list.length > 0 && <Reports plan={plan} chosen={props.chosen} />}
    </>
  );
}

type CountName =
  | "reports"
  | "pairs"
  | "onlyZh"
  | "onlyEn"
  | "known"
  | "pictures"
  | "picturesGone"
  | "addressesKept"
  | "addressesMoved"
  | "others"
  | "refused"
  | "made"
  | "left"
  | "failed";

const due: ReadonlySet<CountName> = new Set(["picturesGone", "refused", "failed", "left"]);

export function OldSiteCounts({ counts }: { counts: [CountName, number][] }): JSX.Element {
  const { t } = useTranslation("old-site");
  return (
    <Counts
      counts={counts.map(([name, value]) => ({
        label: t(`count.${name}`),
        value,
        tone: due.has(name) ? "due" : undefined,
      }))}
    />
  );
}

function Reports(props: {
  plan: OldSitePlanned;
  chosen: Readonly<Record<string, string>>;
}): JSX.Element {
  const { t, i18n } = useTranslation("old-site");
  const { columns } = useSettings();
  const { plan } = props;
  const ui = contentLangOf(i18n.language);
  const nameOf = (id: string): string => {
    const column = columns.find((one) => one.id === id);
    return column ? inLang(column.name, ui) : id;
  };
  return (
    <section className={classes.sheet}>
      <Title order={2} size="h5">
        {t("plan.list")}
      </Title>
      <ol className={classes.reports}>
        {plan.list.map(({ headline, lang, day, column, addresses }) => (
          <li key={addresses.zh ?? addresses.en}>
            <span className={classes.headline} lang={langTags[lang]}>
              {headline}
            </span>
            <span className={classes.facts}>
              {[day ?? t("coming.noDate"), nameOf(column)].join(" · ")}
            </span>
            {langs.map(
              (one) =>
                addresses[one] !== undefined && (
                  <span key={one} className={classes.address}>
                    {t(`lang.${one}`)} <span className={classes.path}>{addresses[one]}</span>
                  </span>
                ),
            )}
          </li>
        ))}
      </ol>
      {plan.reports > plan.list.length && (
        <p className={classes.note}>{t("andMore", { count: plan.reports - plan.list.length })}</p>
      )}
    </section>
  );
}
