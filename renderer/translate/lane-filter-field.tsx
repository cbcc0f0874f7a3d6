/** In the head of a column: leaves in sight only the rows whose text on this side contains what is typed. */
import { IconFilter, IconX } from "@tabler/icons-react";
import { type JSX, type KeyboardEvent, useContext, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../app/commands.tsx";
import { KeyCaps } from "../app/key-caps.tsx";
import { noFilter } from "./lane-filter.ts";
import styles from "./lane-filter-field.module.css";
import type { Side } from "./line-up.ts";
import { isTypable, statusOf } from "./lane-status.ts";
import { type Work, WorkContext } from "./work.ts";

const KEYS: Record<Side, string> = { source: "alt+g", target: "alt+shift+g" };

/** Not there before both editions are. */
export function LaneFilterField({ side }: { side: Side }): JSX.Element | null {
  const work = useContext(WorkContext);
  return work && <Field side={side} work={work} />;
}

function Field({ side, work }: { side: Side; work: Work }): JSX.Element {
  const { t } = useTranslation("translate");
  const { model, actions } = work;
  const { filter, hidden, lanes } = useSyncExternalStore(model.subscribe, model.get);
  const input = useRef<HTMLInputElement>(null);
  const label = t(`filter.${side}`);
  useCommands([
    {
      id: `translate-filter-${side}`,
      group: "translate",
      label,
      keys: KEYS[side],
      run: () => input.current?.select(),
    },
  ]);
  const set = (wording: string): void => model.setFilter({ ...filter, [side]: wording });
  const goToFirst = (): void => {
    const pair = model.get();
    const shown = pair.lanes.filter((lane) => isTypable(lane) && !pair.hidden.has(lane.key));
    const lane = shown.find(({ key }) => key === pair.current?.key) ?? shown[0];
    if (lane) actions.goTo(lane);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || (event.key !== "Escape" && event.key !== "Enter")) return;
    // The same key would be typed into the row that it leads to.
    event.preventDefault();
    if (event.key === "Escape") model.setFilter(noFilter);
    goToFirst();
  };
  const rows = lanes.filter((lane) => statusOf(lane) !== null);
  const shown = rows.filter(({ key }) => !hidden.has(key)).length;
  return (
    <span className={styles.field} data-filled={filter[side] !== "" || undefined}>
      <IconFilter size={14} stroke={1.7} className={styles.icon} aria-hidden />
      <input
        ref={input}
        aria-label={label}
        placeholder={label}
        maxLength={100}
        value={filter[side]}
        onChange={(event) => set(event.currentTarget.value)}
        onKeyDown={press}
      />
      {filter[side] === "" ? (
        <span className={styles.keys}>
          <KeyCaps keys={KEYS[side]} />
        </span>
      ) : (
        <>
          <output className={styles.count}>
            {t("filter.count", { shown, rows: rows.length })}
          </output>
          <button type="button" aria-label={t("filter.clear")} onClick={() => set("")}>
            <IconX size={14} stroke={1.8} />
          </button>
        </>
      )}
    </span>
  );
}
