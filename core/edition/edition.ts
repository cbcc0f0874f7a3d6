/** The readable projection of an edition: Lexical's serialised tree, checked on the way in from disk. */
import { z } from "zod";

/** A node of the tree. Unknown properties are kept: they belong to the node's own class. */
export interface NodeJson {
  type: string;
  version: number;
  children?: NodeJson[];
  /** Node state (Lexical NodeState): block id, source block, confirmation, origin. */
  $?: Record<string, unknown>;
  [property: string]: unknown;
}

export const nodeJsonSchema: z.ZodType<NodeJson> = z.lazy(() =>
  z.looseObject({
    type: z.string(),
    version: z.number(),
    children: z.exactOptional(z.array(nodeJsonSchema)),
    $: z.exactOptional(z.record(z.string(), z.unknown())),
  }),
);

export const editionSchema = z.object({ root: nodeJsonSchema });
/** `{ root }` as Lexical's `EditorState.toJSON()` gives it. */
export type Edition = z.infer<typeof editionSchema>;
