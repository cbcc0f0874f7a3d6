/** Ids for what has a Chinese name only: nobody is asked for one who does not care. */
import type { Bilingual } from "../../core/report/lang.ts";
import { type Row, type SettingsDraft, slugOf } from "./settings-draft.ts";

type Named = Row<{ id: string; name: Bilingual }>;

const lacksId = ({ isNew, id, name }: Named): boolean =>
  isNew && id.trim() === "" && name.zh.trim() !== "";

/** The draft with an id from the pinyin of its name for each new row without one; the same object where none lacks it. */
export async function withSpelledIds(draft: SettingsDraft): Promise<SettingsDraft> {
  const { people, series } = draft;
  const rows: Named[] = [...people, ...series, ...series.flatMap(({ sessions }) => sessions)];
  if (!rows.some(lacksId)) return draft;
  // The dictionary of readings is large, and few need it here.
  const { spellPerson, spellPlace } = await import("../../core/term/pinyin-name.ts");
  const spell = (name: string): string =>
    spellPlace(name.replace(/[^\p{Script=Han}]/gu, "").slice(0, 8)) ?? "";
  const named = <T extends Named>(list: readonly T[], spelling = spell): T[] => {
    const taken = new Set(list.map(({ id }) => id));
    return list.map((row) => {
      const spelled = lacksId(row) ? slugOf(spelling(row.name.zh).replaceAll("'", "")) : "";
      if (spelled === "") return row;
      let id = spelled;
      for (let number = 2; taken.has(id); number += 1) id = `${spelled}-${number}`;
      taken.add(id);
      return { ...row, id };
    });
  };
  return {
    ...draft,
    people: named(people, (name) => spellPerson(name)?.text ?? spell(name)),
    series: named(series).map((one) => ({ ...one, sessions: named(one.sessions) })),
  };
}
