/** The cache of what main answered: one client, the keys everybody shares, and the questions the shell asks. */
import {
  QueryClient,
  type UseQueryResult,
  useQuery,
  useQueryClient,
  type UseSuspenseQueryResult,
  useSuspenseQuery,
} from "@tanstack/react-query";
import type { Person, Settings } from "../../core/library/settings.ts";
import { type Client, client } from "./client.ts";

export type Start = Awaited<ReturnType<Client["device"]["get"]>>;
export type Library = Awaited<ReturnType<Client["library"]["get"]>>;

/** First parts of the query keys; `library-events.tsx` invalidates by them. */
export const keys = {
  start: ["start"],
  library: ["library"],
  /** Lists of reports, by query. */
  reports: ["reports"],
  /** One report's summary, by number. */
  report: ["report"],
  /** Plans and the ledger. */
  publication: ["publication"],
  /** What the translation memory knows. */
  memory: ["memory"],
  /** The wordbook and its history. */
  terms: ["terms"],
} as const;

/** Main is on the same machine: an answer stays true until an event says otherwise, and a refusal is final. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });

/** The device and the open library; `main.tsx` asked before the first paint. */
export function useStart(): Start {
  const { data } = useSuspenseQuery({ queryKey: keys.start, queryFn: () => client.device.get() });
  return data;
}

/** Settings and notices of the open library. */
export const useLibrary = (): UseSuspenseQueryResult<Library> =>
  useSuspenseQuery({ queryKey: keys.library, queryFn: () => client.library.get() });

export const useSettings = (): Settings => useLibrary().data.settings;

/** Who sits at this device in the open library; undefined when nobody said. */
export function useMe(): Person | undefined {
  const { device, library } = useStart();
  const { people } = useSettings();
  const me = library ? device.identity[library.id] : undefined;
  return people.find((person) => person.id === me);
}

/** One report's summary by its running number. */
export const useReport = (
  number: number,
): UseQueryResult<Awaited<ReturnType<Client["report"]["find"]>>> =>
  useQuery({
    queryKey: [...keys.report, number],
    queryFn: () => client.report.find({ number }),
  });

/** Asks again for everything: another library is open now. */
export function useForgetLibrary(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.start[0] });
    await queryClient.refetchQueries({ queryKey: keys.start });
  };
}
