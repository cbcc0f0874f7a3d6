/** The question what a plan changes in a file; its answer holds for as long as the plan does. */
import { queryOptions } from "@tanstack/react-query";
import { client } from "../app/client.ts";

export const differenceQuery = (planId: string, path: string) =>
  queryOptions({
    queryKey: ["plan-difference", planId, path],
    queryFn: ({ signal }) => client.publication.difference({ planId, path }, { signal }),
  });
