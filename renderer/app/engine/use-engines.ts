/** The translation engines of this device, as main shows them. */
import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Client, client } from "../client.ts";

export type Engines = Awaited<ReturnType<Client["engine"]["list"]>>;

const enginesKey = ["engines"];

export const useEngines = (): UseQueryResult<Engines> =>
  useQuery({ queryKey: enginesKey, queryFn: () => client.engine.list() });

/** Asks again, after one was changed or has counted something. */
export function useRefreshEngines(): () => void {
  const queryClient = useQueryClient();
  return () => void queryClient.invalidateQueries({ queryKey: enginesKey });
}
