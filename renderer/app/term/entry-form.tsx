/** Everything about one entry of the wordbook, to be written and saved; beside the list and in the rooms' dialog. */
import { Button, Collapse, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import {
  type JSX,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { inLang, langTags } from "../../../core/report/lang.ts";
import {
  type EntryDraft,
  entryDraftSchema,
  entryKinds,
  entryKindSchema,
  MAX_WORDING,
} from "../../../core/term/entry.ts";
import { contentLangOf } from "../i18n.ts";
import { KeyCaps } from "../key-caps.tsx";
import { useSettings } from "../query.ts";
import styles from "./entry-form.module.css";
import { SpellingHint } from "./spelling-hint.tsx";
import { useTermActions } from "./term-actions.ts";
import { VariantFields } from "./variant-fields.tsx";

const SAVE_KEYS = "mod+Enter";

interface EntryFormProps {
  /** What the form begins with; another entry needs another `key`. */
  entry: EntryDraft;
  /** `at` of the saved entry, null for a new one. */
  was: string | null;
  onSaved(entry: EntryDraft): void;
  /** What was changed is saved as well when the form goes, unless it cannot be saved. */
  savesOnLeave?: boolean;
  /** Escape: back to where the form was called from. */
  onLeave(): void;
  /** More buttons beside "save". */
  children?: ReactNode;
}

/** Null where it cannot be saved. */
const parse = (draft: EntryDraft): EntryDraft | null =>
  entryDraftSchema.safeParse({ ...draft, en: draft.en.filter(({ text }) => text.trim() !== "") })
    .data ?? null;

const remarks = ["definition", "context", "source", "note"] as const;

export function EntryForm(props: EntryFormProps): JSX.Element {
  const { entry, was, onSaved, onLeave, savesOnLeave = false, children } = props;
  const { t, i18n } = useTranslation("term");
  const { columns } = useSettings();
  const { save } = useTermActions();
  const [draft, setDraft] = useState(entry);
  const [problem, setProblem] = useState(false);
  /** Null while nothing was changed. */
  const unsaved = useRef<{ draft: EntryDraft; was: string | null } | null>(null);
  const [showsMore, setShowsMore] = useState(remarks.some((field) => entry[field] !== ""));
  const put = (some: Partial<EntryDraft>): void => {
    const now = { ...draft, ...some };
    // What the change began with is what is looked for in the library when it is saved.
    unsaved.current = { draft: now, was: unsaved.current ? unsaved.current.was : was };
    setDraft(now);
    setProblem(false);
  };
  const submit = (): void => {
    const parsed = parse(draft);
    if (!parsed) return setProblem(true);
    const edit = { entry: parsed, was: unsaved.current ? unsaved.current.was : was };
    unsaved.current = null;
    void save([edit]).then((done) => {
      if (done) onSaved(parsed);
      else unsaved.current = { draft, was: edit.was };
    });
  };
  const saveRest = useEffectEvent(() => {
    const rest = savesOnLeave ? unsaved.current : null;
    const parsed = rest && parse(rest.draft);
    unsaved.current = null;
    if (parsed) void save([{ entry: parsed, was: rest.was }]);
  });
  useEffect(() => () => saveRest(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
    else if (event.key === "Escape" && !event.defaultPrevented) onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const uiLang = contentLangOf(i18n.language);
  const isKnownColumn = columns.some(({ id }) => id === draft.column);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields
    <form
      className={styles.form}
      aria-label={t("form.label")}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Select
        label={t("field.kind")}
        data={entryKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={draft.kind}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(kind) => put({ kind: entryKindSchema.parse(kind) })}
      />
      <TextInput
        label={t("field.zh")}
        lang={langTags.zh}
        data-autofocus
        required
        maxLength={MAX_WORDING}
        value={draft.zh}
        error={problem && t(draft.zh.trim() === "" ? "form.zhMissing" : "form.wrong")}
        onChange={(event) => put({ zh: event.currentTarget.value })}
      />
      <VariantFields variants={draft.en} onChange={(en) => put({ en })} />
      <SpellingHint
        kind={draft.kind}
        zh={draft.zh}
        taken={draft.en.map(({ text }) => text)}
        onTake={(text) =>
          put({
            en: [
              { text, status: "approved" },
              ...draft.en.filter((variant) => variant.text.trim() !== ""),
            ],
          })
        }
      />
      <div className={styles.pair}>
        <TextInput
          label={t("field.acronym")}
          lang={langTags.en}
          maxLength={MAX_WORDING}
          value={draft.acronym}
          onChange={(event) => put({ acronym: event.currentTarget.value })}
        />
        <Select
          label={t("field.column")}
          data={[
            { value: "", label: t("column.all") },
            ...columns.map(({ id, name }) => ({ value: id, label: inLang(name, uiLang) })),
            ...(isKnownColumn || draft.column === ""
              ? []
              : [{ value: draft.column, label: draft.column }]),
          ]}
          value={draft.column}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(column) => put({ column: column ?? "" })}
        />
      </div>
      <TagsInput
        label={t("field.aliases")}
        lang={langTags.zh}
        splitChars={["、", "，", ",", "；", ";"]}
        placeholder={draft.aliases.length === 0 ? t("form.aliasesHint") : ""}
        value={draft.aliases}
        onChange={(aliases) => put({ aliases })}
      />
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={styles.more}
        aria-expanded={showsMore}
        leftSection={showsMore ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
        onClick={() => setShowsMore(!showsMore)}
      >
        {t("form.more")}
      </Button>
      <Collapse expanded={showsMore} className={styles.remarks}>
        {remarks.map((field) => (
          <Textarea
            key={field}
            label={t(`field.${field}`)}
            autosize
            minRows={1}
            maxRows={5}
            value={draft[field]}
            onChange={(event) => put({ [field]: event.currentTarget.value })}
          />
        ))}
      </Collapse>
      <div className={styles.buttons}>
        <Button type="submit" rightSection={<KeyCaps keys={SAVE_KEYS} />}>
          {t("form.save")}
        </Button>
        {children}
      </div>
    </form>
  );
}
