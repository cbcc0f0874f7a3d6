/** Brings an old site in (迁入旧站): a folder with its copy, where on its pages things stand, a plan, and the work. */
import { Anchor, Button, Tabs, Title } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { IconArrowLeft } from "@tabler/icons-react";
import { type JSX, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { KeptMapping } from "../../../core/api/old-site.ts";
import type { MappedPart } from "../../../core/exchange/old-site/mapping.ts";
import { client } from "../../app/client.ts";
import { useCommands } from "../../app/commands.tsx";
import { useDeskPath } from "../../app/desk-place.tsx";
import { FolderField } from "../../app/folder-field.tsx";
import { RefusedAlert } from "../../app/refused-alert.tsx";
import { checkDraft, type MappingDraft, toDraft, withPlace } from "./mapping-draft.ts";
import { MappingForm } from "./mapping-form.tsx";
import { MappingShelf } from "./mapping-shelf.tsx";
import classes from "./old-site.module.css";
import { useOldSiteDesk, useOldSiteRun } from "./old-site-run.ts";
import { fieldIdOf } from "./part-field.tsx";
import { PagePanel } from "./page-panel.tsx";
import { PLAN_KEYS, WorkPanel } from "./work-panel.tsx";

type Step = "places" | "work";

export function OldSiteRoom(): JSX.Element {
  const { t } = useTranslation("old-site");
  const deskPath = useDeskPath();
  const [desk, changeDesk] = useOldSiteDesk();
  const runner = useOldSiteRun();
  const [typed, setTyped] = useState(desk.dir);
  const [search, setSearch] = useState("");
  const [picking, setPicking] = useState<MappedPart | null>(null);
  const [step, setStep] = useState<Step>(runner.run.kind === "idle" ? "places" : "work");
  const checked = useMemo(() => checkDraft(desk.draft), [desk.draft]);
  const { dir, draft } = desk;
  const { address } = checked.mapping;
  const wanted = useDeferredValue(search);

  const pages = useOldPages({ dir, text: wanted, address });
  // Not of those that are looked for: looking for a page shows no other one.
  const all = useOldPages({ dir, text: "", address });
  const page = desk.page || (all.data?.pages[0] ?? "");
  const looked = useLook({ dir, page, mapping: checked.mapping });

  const change = (some: Partial<MappingDraft>): void =>
    changeDesk({ draft: { ...draft, ...some } });
  const open = (folder: string): void => {
    const chosen = folder.trim();
    setTyped(chosen);
    setSearch("");
    if (runner.run.kind !== "planning" && runner.run.kind !== "bringing") runner.reset();
    changeDesk({ dir: chosen, page: "" });
    if (chosen === dir) void pages.refetch();
  };
  const take = ({ name, mapping }: KeptMapping): void => {
    changeDesk({ name, draft: toDraft(mapping) });
    if (mapping.folder !== "") open(mapping.folder);
  };
  const leavePicking = (): void => {
    if (picking) document.getElementById(fieldIdOf(picking))?.focus();
    setPicking(null);
  };
  const wish = { dir, mapping: checked.mapping, asPublished: desk.asPublished };
  const isWrong = Object.keys(checked.wrong).length > 0;
  const isBusy = runner.run.kind === "planning" || runner.run.kind === "bringing";
  const isOpen = dir !== "" && pages.data !== undefined && !pages.isError;
  const plan = (): void => {
    if (!isOpen || isBusy || isWrong) return;
    setStep("work");
    runner.plan(wish);
  };
  useCommands([
    { id: "old-site-plan", group: "desk", label: t("plan.make"), keys: PLAN_KEYS, run: plan },
  ]);

  return (
    <div className={classes.room}>
      <header className={classes.head}>
        <Anchor component={Link} href={deskPath} className={classes.back}>
          <IconArrowLeft size={16} stroke={1.6} aria-hidden="true" />
          {t("toDesk")}
        </Anchor>
        <Title order={1} size="h3">
          {t("title")}
        </Title>
        <p className={classes.about}>{t("about.site")}</p>
        <form
          className={classes.folder}
          onSubmit={(event) => {
            event.preventDefault();
            open(typed);
          }}
        >
          <div className={classes.grow}>
            <FolderField label={t("folder.label")} value={typed} onChange={setTyped} />
          </div>
          <Button
            type="submit"
            disabled={typed.trim() === ""}
            loading={pages.isFetching && !pages.data}
          >
            {t("folder.look")}
          </Button>
          <MappingShelf
            name={desk.name}
            rename={(name) => changeDesk({ name })}
            checked={checked}
            dir={dir}
            take={take}
          />
        </form>
        {pages.isError && <RefusedAlert role="alert" error={pages.error} />}
      </header>
      {isOpen && (
        <Tabs
          value={step}
          onChange={(value) => setStep(value === "work" ? "work" : "places")}
          className={classes.steps}
        >
          <Tabs.List className={classes.stepList}>
            <Tabs.Tab value="places">{t("step.places")}</Tabs.Tab>
            <Tabs.Tab value="work">{t("step.work")}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="places" className={classes.places}>
            <MappingForm
              draft={draft}
              checked={checked}
              looked={looked.data}
              picking={picking}
              change={change}
              pick={setPicking}
            />
            <PagePanel
              pages={pages.data}
              page={page}
              choose={(chosen) => changeDesk({ page: chosen })}
              search={setSearch}
              looked={looked.data}
              error={looked.error}
              picking={picking}
              pick={(place) => {
                if (picking) change({ [picking]: withPlace(draft[picking], place) });
                leavePicking();
              }}
              leavePicking={leavePicking}
            />
          </Tabs.Panel>
          <Tabs.Panel value="work" className={classes.work}>
            <WorkPanel
              runner={runner}
              wish={wish}
              isWrong={isWrong}
              setAsPublished={(asPublished) => changeDesk({ asPublished })}
              show={(file) => {
                changeDesk({ page: file });
                setStep("places");
              }}
              choose={(old, column) => change({ columns: { ...draft.columns, [old]: column } })}
            />
          </Tabs.Panel>
        </Tabs>
      )}
    </div>
  );
}

const useOldPages = (asked: { dir: string; text: string; address: string }) =>
  useQuery({
    queryKey: ["old-site-pages", asked.dir, asked.text, asked.address],
    queryFn: () => client.oldSite.pages(asked),
    enabled: asked.dir !== "",
    placeholderData: keepPreviousData,
  });

/** The page under the mapping; the last answer stays until the next one is there. */
function useLook(asked: { dir: string; page: string; mapping: Record<string, unknown> }) {
  const { dir, page } = asked;
  const mapping = useDeferredValue(JSON.stringify({ ...asked.mapping, columns: {} }));
  return useQuery({
    queryKey: ["old-site-look", dir, page, mapping],
    queryFn: () =>
      client.oldSite.look({ dir, page, mapping: JSON.parse(mapping) as Record<string, unknown> }),
    enabled: dir !== "" && page !== "",
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
