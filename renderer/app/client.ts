/** The window's typed client of the API that main implements, over fetch to the door it was loaded from. */
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import { API_PREFIX, type contract } from "../../core/api/contract.ts";

export type Client = ContractRouterClient<typeof contract>;

/** Calls reject with an `ORPCError` whose `code` is one of the contract's; `error-text.ts` makes the message. */
export const client: Client = createORPCClient(
  new RPCLink({ url: () => new URL(API_PREFIX, window.location.origin) }),
);
