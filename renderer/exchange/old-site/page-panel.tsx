/** One page of the old site beside the mapping: as it is, with its parts marked, and as it would come in. */
import { Select, Tabs } from "@mantine/core";
import { IconAlertTriangle, IconPhoto, IconPhotoOff } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OldSitePages } from "../../../core/api/old-site.ts";
import type { ComingBlock, LookedPage } from "../../../core/exchange/old-site/looked-page.ts";
import type { MappedPart } from "../../../core/exchange/old-site/mapping.ts";
import { langTags } from "../../../core/report/lang.ts";
import { RefusedAlert } from "../../app/refused-alert.tsx";
import classes from "./old-site.module.css";
import { PageTree } from "./page-tree.tsx";

export interface PagePanelProps {
  pages: OldSitePages;
  page: string;
  choose: (page: string) => void;
  /** What is typed to find a page by. */
  search: (text: string) => void;
  looked: LookedPage | undefined;
  error: unknown;
  picking: MappedPart | null;
  pick: (place: string) => void;
  leavePicking: () => void;
}

export function PagePanel(props: PagePanelProps): JSX.Element {
  const { pages, page, looked, error, picking } = props;
  const { t } = useTranslation("old-site");
  const [chosen, setTab] = useState("page");
  const tab = picking ? "page" : chosen;
  const options = pages.pages.includes(page) || page === "" ? pages.pages : [page, ...pages.pages];
  return (
    <div className={classes.panel}>
      <Select
        label={t("page.choose")}
        description={t("page.count", { total: pages.total, reports: pages.reports })}
        searchable
        data={options}
        filter={({ options: all }) => all}
        onSearchChange={(text) => props.search(text === page ? "" : text)}
        value={page === "" ? null : page}
        onChange={(value) => value && props.choose(value)}
        allowDeselect={false}
        nothingFoundMessage={t("page.none")}
        maxDropdownHeight={320}
        classNames={{ input: classes.code, option: classes.code }}
      />
      {error ? (
        <RefusedAlert error={error} />
      ) : (
        looked && (
          <>
            <Outcome looked={looked} />
            {looked.unreadable === null && (
              <Tabs
                value={tab}
                onChange={(value) => setTab(value ?? "page")}
                className={classes.tabs}
                keepMounted={false}
              >
                <Tabs.List>
                  <Tabs.Tab value="page">{t("page.asIs")}</Tabs.Tab>
                  <Tabs.Tab value="coming">{t("page.coming")}</Tabs.Tab>
                </Tabs.List>
                <Tabs.Panel value="page" className={classes.tabPanel}>
                  <PageTree
                    shown={looked.shown}
                    picking={picking && { pick: props.pick, leave: props.leavePicking }}
                  />
                  {looked.isCut && <p className={classes.note}>{t("page.cut")}</p>}
                </Tabs.Panel>
                <Tabs.Panel value="coming" className={classes.tabPanel}>
                  <Coming looked={looked} />
                </Tabs.Panel>
              </Tabs>
            )}
          </>
        )
      )}
    </div>
  );
}

/** What becomes of the page, in one sentence. */
function Outcome({ looked }: { looked: LookedPage }): JSX.Element {
  const { t } = useTranslation("old-site");
  const { outcome, head } = looked;
  if (outcome === "report" && head)
    return (
      <output className={classes.outcome} data-outcome="good">
        {t(head.isKept ? "outcome.report" : "outcome.moved", { lang: t(`lang.${head.lang}`) })}
      </output>
    );
  return (
    <output className={classes.outcome} data-outcome="bad">
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
      {t(`outcome.${outcome === "report" ? "no-body" : outcome}`)}
    </output>
  );
}

function Coming({ looked }: { looked: LookedPage }): JSX.Element {
  const { t } = useTranslation("old-site");
  const { head, coming } = looked;
  if (!head) return <p className={classes.note}>{t("coming.nothing")}</p>;
  const facts = [
    ["date", head.day ?? t("coming.noDate")],
    ["source", head.source],
    ["author", head.author],
    ["columnName", head.column],
    ["keywords", head.tags.join(" · ")],
    ["partner", head.other ?? ""],
  ] as const;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    <section className={classes.coming} aria-label={t("page.coming")} tabIndex={0}>
      <p className={classes.headline} lang={langTags[head.lang]}>
        {head.headline}
      </p>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== "")
          .map(([part, value]) => (
            <div key={part}>
              <dt>{t(`part.${part}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <div lang={langTags[head.lang]}>
        {coming.map((block, index) => (
          <Block key={index} block={block} />
        ))}
      </div>
    </section>
  );
}

function Block({ block }: { block: ComingBlock }): JSX.Element {
  const { t } = useTranslation("old-site");
  const { kind, text, picture, isThere } = block;
  if (kind === "rule") return <hr />;
  if (kind !== "figure") return <p data-kind={kind}>{text}</p>;
  return (
    <div className={classes.figure} data-gone={isThere ? undefined : true}>
      {isThere ? <IconPhoto size={18} stroke={1.5} /> : <IconPhotoOff size={18} stroke={1.5} />}
      <span>
        <span className={classes.place}>{picture ?? ""}</span>
        {!isThere && <span className={classes.gone}> {t("coming.gone")}</span>}
        {text !== "" && <span className={classes.caption}>{text}</span>}
      </span>
    </div>
  );
}
