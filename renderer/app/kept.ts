/** What a room has come to, kept in the window beside it: leaving the room forgets nothing, and stops nothing. */
import { skipToken, useQuery } from "@tanstack/react-query";

/** It is changed by `queryClient.setQueryData`. */
export function useKept<T>(key: readonly string[], first: T): T {
  const { data } = useQuery<T>({
    queryKey: key,
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data ?? first;
}
