/** Full-text search of the desk over 10,000 reports, through the API as the window calls it. */
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import type { contract } from "../../core/api/contract.ts";
import { openWorkstation } from "../../main/workstation.ts";
import { type Bench, median, percentile } from "./bench.ts";
import { libraryOf, seeded } from "./make-library.ts";

const QUERIES = 300;
const zh = "学术交流报告会科技工作者创新能源肿瘤集成电路自动化人工智能论坛专家院士青年成果";
const en = ["symposium", "energy", "onco", "academicians", "research inst", "forum awards"];

export const bench: Bench = async (note) => {
  const library = await libraryOf(10_000, note);
  const workstation = await openWorkstation({ library, deviceDir: `${library}-device` });
  const client: ContractRouterClient<typeof contract> = createORPCClient(
    new RPCLink({ url: "http://bench/api", fetch: (request) => workstation.fetch(request) }),
  );
  const random = seeded(11);
  const samples: number[] = [];
  let hits = 0;
  for (let index = 0; index < QUERIES; index += 1) {
    const length = 1 + Math.floor(random() * 6);
    const start = Math.floor(random() * (zh.length - length));
    const text = index % 4 === 3 ? (en[index % en.length] ?? "") : zh.slice(start, start + length);
    const begun = performance.now();
    const found = await client.report.list({ text });
    samples.push(performance.now() - begun);
    hits += found.total;
  }
  await workstation.close();
  await rm(dirname(library), { recursive: true });
  note(`${QUERIES} queries, ${hits} hits`);
  return [
    { name: "search, median", value: median(samples), unit: "ms" },
    { name: "search, p95", value: percentile(samples, 0.95), unit: "ms", goal: 20 },
  ];
};
