/** Sets an engine up. Saved by its own button, at once and for this device only. */
import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  PasswordInput,
  TextInput,
} from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type JSX, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EngineView } from "../../../core/engine/desk.ts";
import { type Engine, hostOf, isLocal, priceUnits } from "../../../core/engine/engine.ts";
import { client } from "../../app/client.ts";
import { useRefreshEngines } from "../../app/engine/use-engines.ts";
import { useTell } from "../../app/tell.tsx";
import { type EngineDraft, engineOf, type EngineFaults, faultsOf } from "./engine-draft.ts";
import own from "./engines.module.css";

interface EngineFormProps {
  start: EngineDraft;
  /** The engine as it is saved; null for a new one. */
  kept: EngineView | null;
  taken: string[];
  onClose: () => void;
}

export function EngineForm({ start, kept, taken, onClose }: EngineFormProps): JSX.Element {
  const { t } = useTranslation("engine");
  const [draft, setDraft] = useState(start);
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLFieldSetElement>(null);
  const { save, busy } = useSave(onClose);
  useEffect(() => box.current?.querySelector("input")?.focus(), []);
  const faults: EngineFaults = tried ? faultsOf(draft, taken) : {};
  const wrong = (field: keyof EngineDraft): string | undefined =>
    faults[field] && t(`wrong.${faults[field]}`);
  const set = (change: Partial<EngineDraft>): void => setDraft({ ...draft, ...change });
  const submit = (): void => {
    const engine = engineOf(draft);
    if (engine && Object.keys(faultsOf(draft, taken)).length === 0)
      return save({ engine, key: draft.key.trim() });
    setTried(true);
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(),
    );
  };
  useFormKeys(box, { submit, close: onClose });
  const isMoved = kept !== null && hostOf(kept.address) !== hostOf(draft.address.trim());
  const keyHelp = kept?.hasKey
    ? t(isMoved ? "field.keyLost" : "field.keyKept")
    : t("field.keyNone");
  return (
    <fieldset
      ref={box}
      className={own.form}
      aria-label={kept ? t("settings.edit", { name: kept.name }) : t("settings.add")}
    >
      <TextInput
        label={t("field.name")}
        description={t("field.nameHelp")}
        value={draft.name}
        error={wrong("name")}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t("field.address")}
        description={t("field.addressHelp")}
        type="url"
        spellCheck={false}
        value={draft.address}
        error={wrong("address")}
        onChange={(event) => set({ address: event.currentTarget.value })}
      />
      <Destination address={draft.address.trim()} />
      <Group grow align="flex-start">
        {draft.kind === "chat" && (
          <TextInput
            label={t("field.model")}
            spellCheck={false}
            value={draft.model}
            error={wrong("model")}
            onChange={(event) => set({ model: event.currentTarget.value })}
          />
        )}
        {draft.kind === "deepl" && (
          <TextInput
            label={t("field.glossary")}
            spellCheck={false}
            value={draft.glossary}
            onChange={(event) => set({ glossary: event.currentTarget.value })}
          />
        )}
        <PasswordInput
          label={t("field.key")}
          description={keyHelp}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="off"
          value={draft.key}
          error={wrong("key")}
          onChange={(event) => set({ key: event.currentTarget.value })}
        />
      </Group>
      <Limits draft={draft} set={set} wrong={wrong} />
      <Checkbox
        label={t("field.automatic")}
        checked={draft.automatic}
        onChange={(event) => set({ automatic: event.currentTarget.checked })}
      />
      <Group gap="xs" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t("settings.cancel")}
        </Button>
        <Button loading={busy} onClick={submit}>
          {t("settings.save")}
        </Button>
      </Group>
    </fieldset>
  );
}

/** The settings around have a form of their own, which must not be sent by Enter here. */
function useFormKeys(
  box: RefObject<HTMLElement | null>,
  runs: { submit: () => void; close: () => void },
): void {
  const latest = useRef(runs);
  useEffect(() => {
    latest.current = runs;
  });
  useEffect(() => {
    const element = box.current;
    const press = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      if (event.key === "Escape") latest.current.close();
      else if (event.key === "Enter" && event.target instanceof HTMLInputElement)
        latest.current.submit();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    element?.addEventListener("keydown", press);
    return () => element?.removeEventListener("keydown", press);
  }, [box]);
}

function useSave(onClose: () => void): {
  save: (input: { engine: Engine; key: string }) => void;
  busy: boolean;
} {
  const { t } = useTranslation("engine");
  const tell = useTell();
  const refresh = useRefreshEngines();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ engine, key }: { engine: Engine; key: string }) =>
      client.engine.save({ engine, ...(key && { key }) }),
    onSuccess: ({ name }) => {
      tell.done(t("settings.saved", { name }));
      refresh();
      onClose();
    },
    onError: tell.error,
  });
  return { save: mutate, busy: isPending };
}

/** Where the text will go, said before anything is sent. */
function Destination({ address }: { address: string }): JSX.Element | null {
  const { t } = useTranslation("engine");
  const host = hostOf(address);
  if (!URL.canParse(address) || host === "") return null;
  const isHere = isLocal(address);
  return (
    <p className={own.destination} aria-live="polite">
      {t(isHere ? "settings.staysHere" : "settings.goesTo", { host })}
      {!isHere && address.startsWith("http:") && <strong>{t("settings.plain")}</strong>}
    </p>
  );
}

interface LimitsProps {
  draft: EngineDraft;
  set: (change: Partial<EngineDraft>) => void;
  wrong: (field: keyof EngineDraft) => string | undefined;
}

function Limits({ draft, set, wrong }: LimitsProps): JSX.Element {
  const { t } = useTranslation("engine");
  const unitWords = { "": "unitNone", characters: "unitCharacters", tokens: "unitTokens" } as const;
  return (
    <>
      <Group grow align="flex-start">
        <NumberInput
          label={t("field.requests")}
          placeholder={t("field.unlimited")}
          min={1}
          max={10_000}
          allowDecimal={false}
          value={draft.requestsPerMinute}
          error={wrong("requestsPerMinute")}
          onChange={(requestsPerMinute) => set({ requestsPerMinute })}
        />
        <NumberInput
          label={t("field.characters")}
          placeholder={t("field.unlimited")}
          min={100}
          max={10_000_000}
          allowDecimal={false}
          thousandSeparator=","
          value={draft.charactersPerMinute}
          error={wrong("charactersPerMinute")}
          onChange={(charactersPerMinute) => set({ charactersPerMinute })}
        />
      </Group>
      <Group grow align="flex-start">
        <NativeSelect
          label={t("field.unit")}
          value={draft.unit}
          data={(["", ...priceUnits] as const).map((value) => ({
            value,
            label: t(`field.${unitWords[value]}`),
          }))}
          onChange={(event) =>
            set({ unit: priceUnits.find((unit) => unit === event.currentTarget.value) ?? "" })
          }
        />
        {draft.unit !== "" && (
          <>
            {(["sent", "received"] as const).map((field) => (
              <NumberInput
                key={field}
                label={t(`field.${field}`)}
                min={0}
                max={1000}
                decimalScale={6}
                value={draft[field]}
                error={wrong(field)}
                onChange={(value) => set({ [field]: value })}
              />
            ))}
            <TextInput
              label={t("field.currency")}
              maxLength={3}
              spellCheck={false}
              value={draft.currency}
              error={wrong("currency")}
              onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
            />
          </>
        )}
      </Group>
    </>
  );
}
