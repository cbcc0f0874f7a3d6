/** The facts of the event (活动信息), each bound to the living head document; each can be put into the text. */
import { ActionIcon, Button, NumberInput, Text, TextInput, Tooltip } from "@mantine/core";
import { IconArrowBarToLeft, IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactNode, useRef, memo } from "react";
import { useTranslation } from "react-i18next";
import { type EventFacts, type EventList, eventLists } from "../../core/event/event.ts";
import {
  addEntry,
  type EventPath,
  missingTexts,
  moveEntry,
  readEvent,
  removeEntry,
  setEventDay,
  setEventNumber,
  setEventText,
} from "../../core/event/event-document.ts";
import { type EventField, fieldText } from "../../core/event/event-field.ts";
import { noteFormer } from "../../core/event/former-texts.ts";
import type { BlockId } from "../../core/report/ids.ts";
import { type Bilingual, type Lang, langs, langTags, otherLang } from "../../core/report/lang.ts";
import { useFactDesk } from "../app/fact/fact-desk.ts";
import { useHead } from "../app/live/head.ts";
import { useTell } from "../app/tell.tsx";
import { LiveText, Pair } from "./live-text.tsx";
import { SeriesField } from "./series-field.tsx";
import classes from "./event-form.module.css";
import panel from "./panel/side-panel.module.css";

export const EventForm = memo(function EventForm({ lang }: { lang: Lang }) {
  const { t } = useTranslation("event");
  const { doc } = useFactDesk();
  const { head, loaded } = useHead();
  const { event } = head;
  const before = useRef<EventFacts | null>(null);
  const missing = missingTexts(event, "en").length;
  return (
    // Only listens: a value that was changed is noted when its field is left.
    <div
      className={panel.facts}
      onFocus={() => {
        before.current ??= readEvent(doc);
      }}
      onBlur={() => {
        if (before.current) noteFormer(doc, before.current, readEvent(doc));
        before.current = null;
      }}
    >
      {missing > 0 && (
        <Text size="xs" className={classes.missing}>
          {t("missingEn", { count: missing })}
        </Text>
      )}
      <TextPair path="name" label={t("field.name")} text={event.name} lang={lang} field="name" />
      <Days event={event} lang={lang} loaded={loaded} />
      <TextPair
        path="venue"
        label={t("field.venue")}
        text={event.venue}
        lang={lang}
        field="venue"
      />
      <SeriesField event={event} loaded={loaded} tools={<Insert field="series" lang={lang} />} />
      {eventLists.map((list) => (
        <Entries key={list} list={list} lang={lang} />
      ))}
    </div>
  );
});

function Days({ event, lang, loaded }: { event: EventFacts; lang: Lang; loaded: boolean }) {
  const { t } = useTranslation("event");
  const { doc } = useFactDesk();
  const said = fieldText(event, "dates" as EventField, lang);
  const isBackwards = event.from !== null && event.to !== null && event.to < event.from;
  return (
    <fieldset className={panel.pair}>
      <legend>
        {t("field.dates")}
        <Insert field="dates" lang={lang} />
      </legend>
      <div className={classes.days}>
        {(["from", "to"] as const).map((side) => (
          <TextInput
            key={side}
            size="xs"
            type="date"
            max="9999-12-31"
            aria-label={t(`field.${side}`)}
            disabled={!loaded}
            value={event[side] ?? ""}
            onChange={(change) => setEventDay(doc, side, change.currentTarget.value || null)}
          />
        ))}
      </div>
      {isBackwards ? (
        <Text size="xs" c="cinnabar" role="alert">
          {t("backwards")}
        </Text>
      ) : (
        said && (
          <Text size="xs" lang={langTags[lang]} className={classes.said}>
            {said}
          </Text>
        )
      )}
    </fieldset>
  );
}

interface TextPairProps {
  path: EventPath;
  label: string;
  text: Bilingual;
  lang: Lang;
  /** The fact that the text is, where it can be put into an edition. */
  field?: string;
  tools?: ReactNode;
}

function TextPair({ path, label, text, lang, field, tools }: TextPairProps) {
  const { t } = useTranslation("event");
  const { doc } = useFactDesk();
  const { loaded } = useHead();
  return (
    <Pair
      label={label}
      tools={
        <>
          {field && <Insert field={field} lang={lang} />}
          {tools}
        </>
      }
    >
      {langs.map((one) => (
        <LiveText
          key={one}
          label={t(`in.${one}`, { field: label })}
          mark={t(`mark.${one}`)}
          lang={langTags[one]}
          disabled={!loaded}
          value={text[one]}
          placeholder={
            text[one].trim() === "" && text[otherLang(one)].trim() !== ""
              ? t(`lacks.${one}`)
              : undefined
          }
          onChange={(value) => setEventText(doc, path, one, value)}
        />
      ))}
    </Pair>
  );
}

function Entries({ list, lang }: { list: EventList; lang: Lang }) {
  const { t } = useTranslation("event");
  const { doc } = useFactDesk();
  const { head, loaded } = useHead();
  const entries = head.event[list];
  return (
    <section className={classes.entries} aria-label={t(`field.${list}`)}>
      {entries.length > 0 && (
        <h3 className={classes.heading}>
          {t(`field.${list}`)}
          {list !== "figures" && entries.length > 1 && <Insert field={list} lang={lang} />}
        </h3>
      )}
      {entries.map((_entry, index) => (
        <Entry key={entries[index]?.id} list={list} index={index} lang={lang} />
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        className={classes.add}
        disabled={!loaded}
        leftSection={<IconPlus size={14} stroke={1.8} />}
        onClick={() => addEntry(doc, list)}
      >
        {t(`add.${list}`)}
      </Button>
    </section>
  );
}

function Entry({ list, index, lang }: { list: EventList; index: number; lang: Lang }) {
  const { t } = useTranslation("event");
  const { head } = useHead();
  const { event } = head;
  const id = event[list][index]?.id;
  if (!id) return null;
  const path = (name: string): EventPath => `${list}/${id}/${name}`;
  const number = String(index + 1);
  const tools = <EntryTools list={list} id={id} index={index} />;
  if (list === "figures") {
    const figure = event.figures[index];
    if (!figure) return null;
    return (
      <div className={classes.entry}>
        <TextPair
          path={path("label")}
          label={t("figure.label", { number })}
          text={figure.label}
          lang={lang}
          field={`figures/${id}`}
          tools={tools}
        />
        <Amount id={id} value={figure.number} number={number} />
        <TextPair
          path={path("unit")}
          label={t("figure.unit", { number })}
          text={figure.unit}
          lang={lang}
        />
      </div>
    );
  }
  const speaker = list === "speakers" ? event.speakers[index] : undefined;
  const name = event[list][index]?.name;
  return (
    <div className={classes.entry}>
      {name && (
        <TextPair
          path={path("name")}
          label={t(`entry.${list}`, { number })}
          text={name}
          lang={lang}
          field={`${list}/${id}`}
          tools={tools}
        />
      )}
      {speaker && (
        <TextPair
          path={path("title")}
          label={t("entry.title", { number })}
          text={speaker.title}
          lang={lang}
          field={`speakers/${id}/title`}
        />
      )}
    </div>
  );
}

function Amount({ id, value, number }: { id: BlockId; value: number | null; number: string }) {
  const { t } = useTranslation("event");
  const { doc } = useFactDesk();
  return (
    <NumberInput
      size="xs"
      min={0}
      max={1e15}
      hideControls
      thousandSeparator=","
      aria-label={t("figure.number", { number })}
      placeholder={t("figure.numberHint")}
      value={value ?? ""}
      onChange={(next) => setEventNumber(doc, id, typeof next === "number" ? next : null)}
    />
  );
}

function EntryTools({ list, id, index }: { list: EventList; id: BlockId; index: number }) {
  const { t } = useTranslation("event");
  const { doc } = useFactDesk();
  const tell = useTell();
  return (
    <>
      {index > 0 && (
        <SmallButton label={t("up")} onClick={() => moveEntry(doc, list, id, -1)}>
          <IconArrowUp size={13} stroke={1.8} />
        </SmallButton>
      )}
      <SmallButton
        label={t("remove")}
        onClick={() => {
          removeEntry(doc, list, id);
          tell.done(t("removed"), () => addEntry(doc, list, id));
        }}
      >
        <IconTrash size={13} stroke={1.7} />
      </SmallButton>
    </>
  );
}

/** Puts the fact into the edition being written, as a chip. */
function Insert({ field, lang }: { field: string; lang: Lang }) {
  const { t } = useTranslation("event");
  const desk = useFactDesk();
  const { head } = useHead();
  const tell = useTell();
  const fact = field as EventField;
  const text = fieldText(head.event, fact, lang);
  if (text === "") return null;
  return (
    <SmallButton
      label={t("insert", { text })}
      onClick={() => {
        if (!desk.door(lang)?.insert({ field: fact, text, asChip: true })) tell.done(t("noCaret"));
      }}
    >
      <IconArrowBarToLeft size={13} stroke={1.8} />
    </SmallButton>
  );
}

function SmallButton(props: { label: string; onClick(): void; children: ReactNode }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        size={20}
        variant="subtle"
        className={classes.small}
        aria-label={props.label}
        onClick={props.onClick}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
}
