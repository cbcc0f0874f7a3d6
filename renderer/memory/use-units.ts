/** The units of a list, fetched a page at a time as they come into view; and what is done with them. */
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { UnitChange, UnitQuery } from "../../core/api/memory.ts";
import type { Unit } from "../../core/memory/unit.ts";
import { client } from "../app/client.ts";
import { keys } from "../app/query.ts";
import { useTell } from "../app/tell.tsx";

export type Filter = Omit<UnitQuery, "after" | "limit">;
export const noFilter: Filter = {
  ...{ text: "", lang: null, memory: null, kind: null, origin: null, state: "all" },
};

const PAGE = 100;

export interface Units {
  units: Unit[];
  hasMore: boolean;
  isBusy: boolean;
  more(): void;
}

export function useUnits(filter: Filter): Units {
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: [...keys.memory, "units", filter],
    queryFn: ({ pageParam }) => client.memory.units({ ...filter, after: pageParam, limit: PAGE }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  return {
    units: data?.pages.flatMap((page) => page.units) ?? [],
    hasMore: hasNextPage,
    isBusy: isFetching,
    more: () => void fetchNextPage(),
  };
}

export interface UnitActions {
  edit(unit: Unit, texts: { zh: string; en: string }): void;
  remove(units: readonly Unit[]): void;
  mark(units: readonly Unit[], bad: boolean): void;
  merge(units: readonly Unit[]): void;
}

/** Says what was done; a deletion can be taken back. */
export function useUnitActions(): UnitActions {
  const { t } = useTranslation("memory");
  const tell = useTell();
  const { mutate } = useMutation({
    mutationFn: (change: UnitChange) => client.memory.change(change),
    onError: tell.error,
  });
  const restore = (units: readonly Unit[]): void => {
    client.memory.restore({ units: [...units] }).catch(tell.error);
  };
  const run = (change: UnitChange, said: (count: number) => void): void =>
    mutate(change, {
      onSuccess: (count) => (count === 0 ? tell.done(t("said.readOnly")) : said(count)),
    });
  const idsOf = (units: readonly Unit[]): number[] => units.map(({ id }) => id);
  return {
    edit: (unit, texts) =>
      run({ kind: "edit", id: unit.id, ...texts }, () => void tell.done(t("said.edited"))),
    remove: (units) =>
      run(
        { kind: "delete", ids: idsOf(units) },
        (count) => void tell.done(t("said.deleted", { count }), () => restore(units)),
      ),
    mark: (units, bad) =>
      run(
        { kind: "mark", ids: idsOf(units), bad },
        (count) => void tell.done(t(bad ? "said.bad" : "said.good", { count })),
      ),
    merge: (units) =>
      run(
        { kind: "merge", ids: idsOf(units) },
        (count) => void tell.done(t("said.merged", { count })),
      ),
  };
}
