/** Says that nothing was pasted because a table in it is larger than one may be. */
import { type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import {
  MOST_CELLS,
  MOST_COLUMNS,
  type TableSize,
} from "../../../core/edition/table/table-size.ts";
import { useTell } from "../tell.tsx";

/** The same object as long as the caller lives. */
export function useTableRefusal(): RefObject<(size: TableSize) => void> {
  const { t } = useTranslation("table");
  const tell = useTell();
  const refuse = useRef<(size: TableSize) => void>(() => {});
  useEffect(() => {
    refuse.current = ({ rows, columns }) =>
      void tell.done(
        t("tooLarge", {
          rows: rows.toLocaleString(),
          columns,
          cells: MOST_CELLS.toLocaleString(),
          most: MOST_COLUMNS,
        }),
      );
  });
  return refuse;
}
