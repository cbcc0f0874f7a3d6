/** The memories of the library: which may be changed, what each is worth, and how they come in and go out. */
import { Button, NumberInput, Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconDownload } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { MEMORY_PATH, type MemoryStats } from "../../core/api/memory.ts";
import type { Memory, Penalties } from "../../core/memory/unit.ts";
import { client } from "../app/client.ts";
import { keys, type Library, useSettings } from "../app/query.ts";
import { useTell } from "../app/tell.tsx";
import { ImportTmx } from "./import-tmx.tsx";
import styles from "./memory.module.css";

type CountedMemory = MemoryStats["memories"][number];

/** The library's own memory cannot be locked or deleted. */
const isOwn = ({ name }: Memory): boolean => name === "";

export function MemoriesTab({ memories }: { memories: readonly CountedMemory[] }): JSX.Element {
  const { t } = useTranslation("memory");
  return (
    <div className={styles.page}>
      <section aria-labelledby="memories-list">
        <h2 id="memories-list">{t("memories.title")}</h2>
        <p className={styles.note}>{t("memories.about")}</p>
        <ul className={styles.memories}>
          {memories.map((memory) => (
            <MemoryRow key={memory.id} memory={memory} />
          ))}
        </ul>
      </section>
      <ImportTmx memories={memories} />
      <section aria-labelledby="memories-export">
        <h2 id="memories-export">{t("export.title")}</h2>
        <p className={styles.note}>{t("export.about")}</p>
        <Button
          component="a"
          href={`${MEMORY_PATH}/memory.tmx`}
          download="memory.tmx"
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} stroke={1.8} />}
        >
          {t("export.button")}
        </Button>
      </section>
      <PenaltiesForm />
    </div>
  );
}

function MemoryRow({ memory }: { memory: CountedMemory }): JSX.Element {
  const { t, i18n } = useTranslation("memory");
  const tell = useTell();
  const [isAsked, setIsAsked] = useState(false);
  const set = useMutation({
    mutationFn: (now: Memory) => client.memory.setMemory(now),
    onError: tell.error,
  });
  const remove = useMutation({
    mutationFn: () => client.memory.removeMemory({ id: memory.id }),
    onError: tell.error,
  });
  const { units, ...own } = memory;
  const name = memory.name || t("own");
  return (
    <li className={styles.memory}>
      <span className={styles.memoryName}>
        <b>{name}</b>
        <span>{t("amount", { count: units, units: units.toLocaleString(i18n.language) })}</span>
      </span>
      <NumberInput
        size="xs"
        label={t("memories.penalty")}
        suffix=" %"
        min={0}
        max={100}
        allowDecimal={false}
        value={memory.penalty}
        onChange={(value) => {
          if (typeof value === "number" && value !== memory.penalty)
            set.mutate({ ...own, penalty: value });
        }}
      />
      {!isOwn(memory) && (
        <>
          <Switch
            label={t("memories.readOnly")}
            checked={memory.readOnly}
            onChange={(event) => set.mutate({ ...own, readOnly: event.currentTarget.checked })}
          />
          {isAsked ? (
            <Button
              size="xs"
              color="cinnabar"
              loading={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {t("memories.reallyDelete", { units: units.toLocaleString(i18n.language) })}
            </Button>
          ) : (
            <Button size="xs" variant="default" onClick={() => setIsAsked(true)}>
              {t("memories.delete")}
            </Button>
          )}
        </>
      )}
    </li>
  );
}

const fields = ["engine", "column", "years", "old"] as const satisfies (keyof Penalties)[];

function PenaltiesForm(): JSX.Element {
  const { t } = useTranslation("memory");
  const settings = useSettings();
  const queryClient = useQueryClient();
  const tell = useTell();
  const [now, setNow] = useState(settings.penalties);
  const isChanged = fields.some((field) => now[field] !== settings.penalties[field]);
  const { mutate, isPending } = useMutation({
    mutationFn: () => client.library.saveSettings({ ...settings, penalties: now }),
    onSuccess: (saved) => {
      queryClient.setQueryData<Library>(
        keys.library,
        (library) => library && { ...library, settings: saved },
      );
      void queryClient.invalidateQueries({ queryKey: keys.memory });
      tell.done(t("penalties.saved"));
    },
    onError: tell.error,
  });
  return (
    <section aria-labelledby="memories-penalties">
      <h2 id="memories-penalties">{t("penalties.title")}</h2>
      <p className={styles.note}>{t("penalties.about")}</p>
      <form
        className={styles.penalties}
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        {fields.map((field) => (
          <NumberInput
            key={field}
            size="xs"
            label={t(`penalties.${field}`)}
            min={0}
            max={50}
            allowDecimal={false}
            {...(field !== "years" && { suffix: " %" })}
            value={now[field]}
            onChange={(value) => setNow({ ...now, [field]: Number(value) || 0 })}
          />
        ))}
        <Button type="submit" size="xs" disabled={!isChanged} loading={isPending}>
          {t("penalties.save")}
        </Button>
      </form>
    </section>
  );
}
