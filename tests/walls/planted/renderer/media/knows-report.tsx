/** Planted: renderer-feature-alone. */
import { list } from "../report/list.ts";

export const Picker = () => <p>{list}</p>;
