/** The units: filters above, the list, and the unit at work beside it. */
import { Select } from "@mantine/core";
import { type JSX, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { unitStates } from "../../core/api/memory.ts";
import { originSchema } from "../../core/edition/confirmation.ts";
import type { Memory, Unit } from "../../core/memory/unit.ts";
import { SearchBox } from "../app/search-box.tsx";
import styles from "./memory.module.css";
import { UnitList } from "./unit-list.tsx";
import { UnitPanel } from "./unit-panel.tsx";
import { type Filter, noFilter, useUnitActions, useUnits } from "./use-units.ts";

const TYPING_MS = 200;

export function UnitsTab({ memories }: { memories: readonly Memory[] }): JSX.Element {
  const { t, i18n } = useTranslation("memory");
  const [filter, setFilter] = useState<Filter>(noFilter);
  const list = useUnits(filter);
  const actions = useUnitActions();
  const [active, setActive] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLTextAreaElement>(null);
  const unit: Unit | undefined = list.units[Math.min(active, list.units.length - 1)];
  const change = (some: Partial<Filter>): void => {
    setActive(0);
    setFilter((now) => ({ ...now, ...some }));
  };
  return (
    <>
      <search className={styles.filters}>
        <SearchBox
          id="memory-search"
          className={styles.search}
          label={t("filter.search")}
          placeholder={t("filter.search")}
          text={filter.text}
          onText={(text) => change({ text, state: stateFor(filter) })}
          toList={() => grid.current?.focus()}
          waitMs={TYPING_MS}
        />
        <Select
          size="sm"
          // The longest of them tell themselves apart by their ends.
          w={i18n.language === "en" ? 272 : undefined}
          aria-label={t("filter.state")}
          allowDeselect={false}
          data={unitStates.map((value) => ({ value, label: t(`state.${value}`) }))}
          value={filter.state}
          onChange={(value) => {
            const state = unitStates.find((one) => one === value) ?? "all";
            // Doubles and contradictions are looked for in all that there is.
            change({ state, ...(!isPlain(state) && { text: "" }) });
          }}
        />
        <Select
          size="sm"
          aria-label={t("filter.memory")}
          data={[
            { value: "", label: t("filter.allMemories") },
            ...memories.map(({ id, name }) => ({ value: String(id), label: name || t("own") })),
          ]}
          value={filter.memory === null ? "" : String(filter.memory)}
          onChange={(value) => change({ memory: value ? Number(value) : null })}
          allowDeselect={false}
        />
        <Select
          size="sm"
          aria-label={t("filter.origin")}
          data={[
            { value: "", label: t("filter.allOrigins") },
            ...originSchema.shape.kind.options.map((value) => ({
              value,
              label: t(`origin.${value}`),
            })),
          ]}
          value={filter.origin ?? ""}
          onChange={(value) =>
            change({ origin: originSchema.shape.kind.options.find((one) => one === value) ?? null })
          }
          allowDeselect={false}
        />
      </search>
      <div className={styles.split}>
        <UnitList
          gridRef={grid}
          list={list}
          actions={actions}
          memories={memories}
          active={active}
          onActive={setActive}
          onEdit={() => panel.current?.focus()}
          wording={filter.text}
        />
        {unit && (
          <UnitPanel
            key={`${unit.id} ${unit.zh} ${unit.en}`}
            fieldRef={panel}
            unit={unit}
            memory={memories.find(({ id }) => id === unit.memory)}
            actions={actions}
            onClose={() => grid.current?.focus()}
          />
        )}
      </div>
    </>
  );
}

const isPlain = (state: Filter["state"]): boolean => state === "all" || state === "bad";
const stateFor = ({ state }: Filter): Filter["state"] => (isPlain(state) ? state : "all");
