/** Ids that go into addresses and file names. */
import { z } from "zod";

/** Lower-case ASCII letters, digits and hyphens. */
export const slugSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
