// oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual list keeps only the rows in view, which a table cannot
/** One cell of the desk's grid. */
import type { ComponentPropsWithoutRef, JSX } from "react";

export const Cell = (props: ComponentPropsWithoutRef<"span">): JSX.Element => (
  <span role="gridcell" {...props} />
);
