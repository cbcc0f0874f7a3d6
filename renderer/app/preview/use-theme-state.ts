/** How the site's theme stands, for the rooms that show its pages. */
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { ThemeState } from "../../../core/publication/theme-problem.ts";
import { client } from "../client.ts";

/** The theme's files are edited in another program, so the question is asked again and again, behind that one's window too. */
const EVERY_MS = 1000;

export const useThemeState = (): UseQueryResult<ThemeState> =>
  useQuery({
    queryKey: ["theme"],
    queryFn: () => client.publication.theme(),
    staleTime: 0,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
  });
