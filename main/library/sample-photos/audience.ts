/** People seen from behind: single backs and rows of an audience. */
import { chooseLooks, type Looks } from "./looks.ts";
import { circle, group, type Paint, path, place, rect, times } from "./paint.ts";

/** A person from behind, neck at the origin: what an audience shows; `fill` overrides hair and coat for a silhouette. */
export function drawBack(
  looks: Looks,
  silhouette?: Readonly<{ fill: string; rim: string }>,
): string {
  const coat = silhouette?.fill ?? looks.coat;
  const hair = silhouette?.fill ?? looks.hair;
  const neck = silhouette?.fill ?? looks.skinShade;
  const shoulders =
    "M-24 -6 C-52 14 -112 12 -120 84 L-126 300 L126 300 L120 84 C112 12 52 14 24 -6Z";
  const head = {
    long: "M-46 -60 C-50 -120 50 -120 46 -60 C50 0 54 40 42 56 L-42 56 C-54 40 -50 0 -46 -60Z",
    bob: "M-48 -58 C-52 -120 52 -120 48 -58 L48 4 Q0 18 -48 4Z",
    bun: "M-43 -58 C-46 -112 46 -112 43 -58 C42 -20 24 -4 0 -4 C-24 -4 -42 -20 -43 -58Z",
    short: "M-44 -58 C-48 -116 48 -116 44 -58 C44 -26 26 -12 0 -12 C-26 -12 -44 -26 -44 -58Z",
    crop: "M-42 -58 C-45 -110 45 -110 42 -58 C42 -28 26 -14 0 -14 C-26 -14 -42 -28 -42 -58Z",
  }[looks.style];
  const bun = looks.style === "bun" ? circle({ cx: 0, cy: -108, r: 22, fill: hair }) : "";
  const light = silhouette
    ? [
        path(shoulders, { fill: silhouette.rim, transform: "translate(0 -4)" }),
        path(head, { fill: silhouette.rim, transform: "translate(0 -4)" }),
      ]
    : [];
  return group({}, [
    ...light,
    rect({ x: -18, y: -30, width: 36, height: 44, fill: neck }),
    path(shoulders, { fill: coat }),
    path(head, { fill: hair }),
    bun,
  ]);
}

/** A row of an audience from behind between x = 0 and `width`, heads swaying a little by chance. */
export function drawAudienceRow(
  paint: Paint,
  row: Readonly<{
    y: number;
    width: number;
    scale: number;
    gap: number;
    fill: string;
    rim: string;
  }>,
): string {
  const count = Math.ceil(row.width / row.gap) + 1;
  const offset = paint.chance.between(-row.gap / 2, 0);
  return group(
    {},
    times(count, (index) => {
      const x = offset + index * row.gap + paint.chance.between(-6, 6);
      if (paint.chance.maybe(0.06)) return "";
      const tall = row.scale * paint.chance.between(0.93, 1.07);
      return place(x, row.y + paint.chance.between(-8, 8), tall, [
        drawBack(chooseLooks(paint), { fill: row.fill, rim: row.rim }),
      ]);
    }),
  );
}
