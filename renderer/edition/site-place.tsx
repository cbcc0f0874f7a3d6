/** Where the report stands on the site besides its column: in a series and session, or as a page of its own. */
import { Button, Checkbox, NumberInput, Select, TextInput } from "@mantine/core";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SeriesSession, SiteSeries } from "../../core/library/site-series.ts";
import { pageAddressSchema } from "../../core/publication/address.ts";
import { inLang, type Lang, langs } from "../../core/report/lang.ts";
import { type OwnPage, pagePlaces } from "../../core/report/report.ts";
import { contentLangOf } from "../app/i18n.ts";
import { type LiveHead, useHead } from "../app/live/head.ts";
import { useSettings } from "../app/query.ts";
import classes from "./panel/side-panel.module.css";

/** Options of things of Settings; an id that is gone there stays to be seen. */
function optionsOf(
  things: readonly (SiteSeries | SeriesSession)[],
  chosen: string | null,
  { lang, gone }: { lang: Lang; gone: (id: string) => string },
): { value: string; label: string }[] {
  const options = things.map(({ id, name }) => ({ value: id, label: inLang(name, lang) || id }));
  const isGone = chosen !== null && !things.some(({ id }) => id === chosen);
  return isGone ? [...options, { value: chosen, label: gone(chosen) }] : options;
}

/** Nothing in a library without series, unless the report names one. */
export function SeriesPlace(): JSX.Element | null {
  const { t, i18n } = useTranslation("edition");
  const { head, loaded, set } = useHead();
  const { series: all } = useSettings();
  const { series: place, event } = head;
  const lang = contentLangOf(i18n.language);
  const gone = (id: string): string => t("facts.goneInSettings", { id });
  const sessions = all.find(({ id }) => id === place?.id)?.sessions ?? [];
  const told = event.series?.name;
  const suggested = all.find(({ name }) =>
    langs.some((one) => name[one] !== "" && name[one] === told?.[one].trim()),
  );
  if (all.length === 0 && !place) return null;
  return (
    <>
      <Select
        size="xs"
        label={t("facts.series")}
        placeholder={t("facts.noSeries")}
        data={optionsOf(all, place?.id ?? null, { lang, gone })}
        value={place?.id ?? null}
        clearable
        searchable
        disabled={!loaded}
        onChange={(id) => set("series", id === null ? null : { id, session: null })}
      />
      {!place && suggested && (
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => set("series", { id: suggested.id, session: null })}
        >
          {t("facts.seriesOfEvent", { name: inLang(suggested.name, lang) })}
        </Button>
      )}
      {place && (sessions.length > 0 || place.session !== null) && (
        <Select
          size="xs"
          label={t("facts.session")}
          placeholder={t("facts.noSession")}
          data={optionsOf(sessions, place.session, { lang, gone })}
          value={place.session}
          clearable
          searchable
          disabled={!loaded}
          onChange={(session) => set("series", { ...place, session })}
        />
      )}
    </>
  );
}

const newPage: OwnPage = { address: "", place: "foot", order: 0 };

/** Whether it is a page of its own (关于我们), with its address and where the site links to it. */
export function OwnPagePlace(): JSX.Element {
  const { t } = useTranslation("edition");
  const { head, loaded, set } = useHead();
  const { page } = head;
  return (
    <>
      <Checkbox
        size="xs"
        classNames={{ label: classes.checkLabel ?? "" }}
        label={t("facts.ownPage")}
        description={t("facts.ownPageHelp")}
        disabled={!loaded}
        checked={page !== undefined}
        onChange={(event) => set("page", event.currentTarget.checked ? newPage : null)}
      />
      {page && <PageFields page={page} set={set} />}
    </>
  );
}

function PageFields({ page, set }: { page: OwnPage; set: LiveHead["set"] }): JSX.Element {
  const { t } = useTranslation("edition");
  const [left, setLeft] = useState(page.address !== "");
  const isGood = pageAddressSchema.safeParse(page.address).success;
  return (
    <>
      <TextInput
        size="xs"
        label={t("facts.address")}
        description={isGood ? `/${page.address}/ · /en/${page.address}/` : t("facts.addressHelp")}
        inputWrapperOrder={["label", "input", "error", "description"]}
        placeholder="about"
        spellCheck={false}
        value={page.address}
        error={left && !isGood && t("facts.addressWrong")}
        onBlur={() => setLeft(true)}
        onChange={(event) =>
          set("page", { ...page, address: event.currentTarget.value.trim().toLowerCase() })
        }
      />
      <Select
        size="xs"
        label={t("facts.place")}
        data={pagePlaces.map((value) => ({ value, label: t(`facts.places.${value}`) }))}
        value={page.place}
        allowDeselect={false}
        onChange={(value) => {
          const place = pagePlaces.find((one) => one === value);
          if (place) set("page", { ...page, place });
        }}
      />
      {page.place !== "none" && (
        <NumberInput
          size="xs"
          label={t("facts.order")}
          min={0}
          max={999}
          allowDecimal={false}
          clampBehavior="strict"
          value={page.order}
          onChange={(order) => {
            if (typeof order === "number") set("page", { ...page, order });
          }}
        />
      )}
    </>
  );
}
