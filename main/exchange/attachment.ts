/** What is said with a file that is sent to be saved, and how a refusal of one is answered. */
import type { ExportRefusalCode } from "../../core/api/export.ts";

export const refusalStatus: Record<ExportRefusalCode, 404 | 409 | 413 | 422> = {
  "no-library": 409,
  "not-found": 404,
  empty: 422,
  "too-large": 413,
};

export const attachment = (name: string, type: string): Record<string, string> => ({
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Content-Type": type,
  "Content-Security-Policy": "sandbox; default-src 'none'",
  // RFC 6266 and RFC 8187.
  "Content-Disposition": `attachment; filename*=UTF-8''${encodedName(name)}`,
});

export const encodedName = (name: string): string =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
