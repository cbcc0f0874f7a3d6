/** An excerpt with the words that were searched for marked. */
import type { JSX } from "react";
import type { ReportSummary } from "../../core/api/report.ts";
import { langTags } from "../../core/report/lang.ts";

export function HitText({
  hit,
  className,
}: {
  hit: NonNullable<ReportSummary["hit"]>;
  className?: string | undefined;
}): JSX.Element {
  const parts: JSX.Element[] = [];
  let at = 0;
  for (const [from, to] of hit.ranges) {
    if (from > at) parts.push(<span key={at}>{hit.text.slice(at, from)}</span>);
    parts.push(<mark key={from}>{hit.text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <span lang={langTags[hit.lang]} className={className}>
      {parts}
      {hit.text.slice(at)}
    </span>
  );
}
