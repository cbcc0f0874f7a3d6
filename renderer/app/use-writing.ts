/** How writing and translation room are arranged on this device; shown at once, kept by main. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Writing } from "../../core/api/device.ts";
import { client } from "./client.ts";
import { keys, type Start, useStart } from "./query.ts";
import { useTell } from "./tell.tsx";

export function useWriting(): [Writing, (change: Partial<Writing>) => void] {
  const queryClient = useQueryClient();
  const tell = useTell();
  const { writing } = useStart().device;
  const { mutate } = useMutation({
    mutationFn: (now: Writing) => client.device.update({ writing: now }),
    onError: tell.error,
  });
  const change = (some: Partial<Writing>): void => {
    // Two changes in one go: the second builds on the first.
    const last = queryClient.getQueryData<Start>(keys.start)?.device.writing ?? writing;
    const now = { ...last, ...some };
    queryClient.setQueryData<Start>(
      keys.start,
      (start) => start && { ...start, device: { ...start.device, writing: now } },
    );
    mutate(now);
  };
  return [writing, change];
}
