/** Identifiers: reports are ULIDs, blocks ten-character nanoids, assets SHA-256 in hex. */
import { customAlphabet } from "nanoid";
import { ulid } from "ulid";
import { z } from "zod";

export const reportIdSchema = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  .brand<"ReportId">();
export type ReportId = z.infer<typeof reportIdSchema>;

export const blockIdSchema = z
  .string()
  .regex(/^[0-9A-Za-z]{10}$/)
  .brand<"BlockId">();
export type BlockId = z.infer<typeof blockIdSchema>;

export const assetHashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<"AssetHash">();
export type AssetHash = z.infer<typeof assetHashSchema>;

const randomBlockId = customAlphabet(
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
  10,
);

export const newReportId = (): ReportId => reportIdSchema.parse(ulid());
export const newBlockId = (): BlockId => randomBlockId() as BlockId;
