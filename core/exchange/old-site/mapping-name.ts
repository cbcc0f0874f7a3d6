/** Names of kept mappings, which are names of files too. */
import { z } from "zod";

/** Letters of any script, digits, spaces and `-_.()`; not beginning with a dot. */
export const mappingNameSchema = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._()（）-]{0,59}$/u);
