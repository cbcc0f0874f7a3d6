/** A page of the old site as text with its parts marked; in picking, a place is pointed at by mouse or keys. */
import {
  Fragment,
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import type { ShownElement } from "../../../core/exchange/old-site/looked-page.ts";
import classes from "./page-tree.module.css";

interface TreeProps {
  shown: readonly (string | ShownElement)[];
  /** Null while nothing is being picked. */
  picking: { pick: (place: string) => void; leave: () => void } | null;
}

export function PageTree({ shown, picking }: TreeProps): JSX.Element {
  const { t } = useTranslation("old-site");
  const places = useMemo(() => placesOf(shown), [shown]);
  const indexes = useMemo(() => new Map(places.map((place, index) => [place, index])), [places]);
  const [at, setAt] = useState(0);
  const page = useRef<HTMLElement>(null);
  const isPicking = picking !== null;
  useEffect(() => {
    if (isPicking) page.current?.focus();
  }, [isPicking]);
  const current = picking ? places[Math.min(at, places.length - 1)] : undefined;
  const show = (next: number): void => {
    const index = Math.max(0, Math.min(places.length - 1, next));
    setAt(index);
    document.getElementById(`place-${index}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!picking) return;
    const moves: Record<string, number> = {
      ...{ ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1 },
      ...{ Home: 0, End: places.length - 1, PageDown: at + 10, PageUp: at - 10 },
    };
    const to = moves[event.key];
    if (to !== undefined) show(to);
    else if (event.key === "Enter" && current?.place) picking.pick(current.place);
    else if (event.key === "Escape") picking.leave();
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    const found = event.target instanceof Element && event.target.closest("[data-place]");
    const index = found ? Number(found.id.slice("place-".length)) : -1;
    const place = places[index]?.place;
    if (place) picking?.pick(place);
  };
  return (
    <>
      {picking && (
        <output className={classes.pointed}>
          {current ? t("pick.at", { place: current.place ?? "" }) : t("pick.none")}
        </output>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it takes keys only while a place is picked, and says so */}
      <section
        ref={page}
        className={classes.page}
        aria-label={t(picking ? "pick.label" : "page.label")}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
        tabIndex={0}
        data-picking={picking ? true : undefined}
        onKeyDown={onKeyDown}
        onClick={picking ? onClick : undefined}
      >
        <Nodes nodes={shown} indexes={indexes} current={current} />
      </section>
    </>
  );
}

/** Elements that have a place of their own, in the order of the page. */
function placesOf(nodes: readonly (string | ShownElement)[]): ShownElement[] {
  return nodes.flatMap((node) =>
    typeof node === "string"
      ? []
      : [...(node.place === null ? [] : [node]), ...placesOf(node.children)],
  );
}

function Nodes(props: {
  nodes: readonly (string | ShownElement)[];
  indexes: ReadonlyMap<ShownElement, number>;
  current: ShownElement | undefined;
}): JSX.Element {
  const { t } = useTranslation("old-site");
  const { nodes, indexes, current } = props;
  return (
    <>
      {nodes.map((node, index) => {
        if (typeof node === "string") return <Fragment key={index}>{node}</Fragment>;
        const { look, part, place, children } = node;
        const Tag = look === "line" || look === "strong" ? "span" : "div";
        return (
          <Tag
            key={index}
            className={classes[look]}
            {...(place !== null && { id: `place-${indexes.get(node)}`, "data-place": true })}
            {...(node === current && { "data-current": true })}
            {...(part && { "data-part": part })}
          >
            {part && <span className={classes.tag}>{t(`part.${part}`)}</span>}
            {look === "picture" && <span className={classes.pictureMark}>{t("page.picture")}</span>}
            <Nodes {...props} nodes={children} />
          </Tag>
        );
      })}
    </>
  );
}
