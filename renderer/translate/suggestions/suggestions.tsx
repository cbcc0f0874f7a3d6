/** At the foot of the room: what memory and other sources offer for the row at work, taken by key. */
import { ActionIcon, Button, TextInput, Tooltip } from "@mantine/core";
import { IconCheck, IconSearch, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Fragment, type JSX, type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { langTags } from "../../../core/report/lang.ts";
import { client } from "../../app/client.ts";
import { KeyCaps } from "../../app/key-caps.tsx";
import { keys } from "../../app/query.ts";
import { ChangeText } from "../../app/change-text.tsx";
import { directionOf, useWork } from "../work.ts";
import { digits, suggestionKeys, useSuggestionKeys } from "./suggestion-keys.ts";
import { type Suggestion, withOwnNumbers } from "./suggestion-source.ts";
import styles from "./suggestions.module.css";
import { useSuggestions } from "./use-suggestions.ts";

/** Of a wording that is looked up. */
const LONGEST = 100;

export function Suggestions({ onClose }: { onClose: () => void }): JSX.Element {
  const { t } = useTranslation("translate");
  const { actions } = useWork();
  const { asked, suggestions: found, isWaiting, offered } = useSuggestions();
  const [ownNumbers, setOwnNumbers] = useState(false);
  const suggestions = ownNumbers ? found.map(withOwnNumbers) : found;
  const isAdapted = found.some(({ unadapted }) => unadapted);
  const { lane } = asked;
  const [wording, setWording] = useState("");
  const search = useRef<HTMLInputElement>(null);
  const lookUp = (selected: string): void => {
    if (selected !== "") setWording(selected.slice(0, LONGEST));
    search.current?.focus();
    search.current?.select();
  };
  const switchNumbers = (): void => setOwnNumbers((own) => !own);
  useSuggestionKeys(suggestions, { lookUp, switchNumbers });
  const isEmpty = suggestions.length === 0 && !isWaiting;
  return (
    <section className={styles.dock} aria-label={t("memory.title")}>
      <header className={styles.head}>
        <h2>{t("memory.title")}</h2>
        <span className={styles.teach}>
          <KeyCaps keys={suggestionKeys.insert} /> {t("memory.insert")}
        </span>
        {isAdapted && (
          <Button
            size="compact-sm"
            variant="default"
            aria-pressed={ownNumbers}
            leftSection={ownNumbers && <IconCheck size={14} stroke={1.7} aria-hidden />}
            rightSection={<KeyCaps keys={suggestionKeys.numbers} />}
            onClick={switchNumbers}
          >
            {t("memory.ownNumbers")}
          </Button>
        )}
        {offered.map(({ name, tools }) => (
          <Fragment key={name}>{tools}</Fragment>
        ))}
        <TextInput
          ref={search}
          size="xs"
          className={styles.search}
          type="search"
          aria-label={t("memory.search")}
          placeholder={t("memory.search")}
          leftSection={<IconSearch size={14} stroke={1.7} />}
          rightSection={<KeyCaps keys={suggestionKeys.lookUp} />}
          rightSectionWidth={58}
          maxLength={LONGEST}
          value={wording}
          onChange={(event) => setWording(event.currentTarget.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
            setWording("");
            if (lane) actions.goTo(lane);
          }}
        />
        <Tooltip label={t("memory.hide")}>
          <ActionIcon size={26} aria-label={t("memory.hide")} onClick={onClose}>
            <IconX size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={styles.body}>
        {wording.trim() === "" ? (
          <>
            {isEmpty && (
              <p className={styles.none}>{t(lane?.row ? "memory.none" : "memory.noRow")}</p>
            )}
            <ol className={styles.list}>
              {suggestions.slice(0, digits.length).map((suggestion, index) => (
                <Item
                  key={suggestion.key}
                  suggestion={suggestion}
                  number={index + 1}
                  text={asked.text}
                  onTake={() => actions.takeSuggestion(suggestion)}
                />
              ))}
            </ol>
          </>
        ) : (
          <Wordings wording={wording.trim()} />
        )}
      </div>
    </section>
  );
}

interface ItemProps {
  suggestion: Suggestion;
  number: number;
  /** The source text of the row. */
  text: string;
  onTake: () => void;
}

function Item({ suggestion, number, text, onTake }: ItemProps): JSX.Element {
  const { i18n } = useTranslation();
  const { report } = useWork();
  const direction = directionOf(report);
  const { score, badge, isSure, source, compares, notes } = suggestion;
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.take}
        {...(suggestion.isUnfinished && { "aria-disabled": true, "aria-busy": true })}
        onClick={() => !suggestion.isUnfinished && onTake()}
      >
        <span className={styles.key}>
          <KeyCaps keys={`alt+${number}`} />
        </span>
        <span className={styles.score} data-sure={isSure || undefined}>
          {score !== null && <b>{score}%</b>}
          <span>{badge}</span>
        </span>
        <span className={styles.source} lang={langTags[direction.source]}>
          {compares === "part" || source === "" ? (
            source
          ) : (
            <ChangeText before={source} after={text} lang={direction.source} />
          )}
        </span>
        <span className={styles.target} lang={langTags[direction.target]}>
          {suggestion.text}
          {notes.map((note) => (
            <em key={note} className={styles.note} lang={i18n.language}>
              {note}
            </em>
          ))}
        </span>
      </button>
    </li>
  );
}

/** What contains the wording, in either language. */
function Wordings({ wording }: { wording: string }): JSX.Element {
  const { t } = useTranslation("translate");
  const { report } = useWork();
  const { source, target } = directionOf(report);
  const { data } = useQuery({
    queryKey: [...keys.memory, "containing", wording],
    queryFn: () => client.memory.containing({ text: wording }),
  });
  return (
    <>
      {data?.length === 0 && <p className={styles.none}>{t("memory.noWording", { wording })}</p>}
      <ul className={styles.list}>
        {data?.map((unit) => (
          <li key={unit.id} className={styles.found}>
            {[source, target].map((lang) => (
              <span key={lang} lang={langTags[lang]}>
                <Marked text={unit[lang]} wording={wording} />
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Marked({ text, wording }: { text: string; wording: string }): JSX.Element {
  const at = text.toLowerCase().indexOf(wording.toLowerCase());
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + wording.length)}</mark>
      {text.slice(at + wording.length)}
    </>
  );
}
