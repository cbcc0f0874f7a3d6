/** Reads an XLIFF file and holds it against the standard. */
import { type Validated, validateXliff } from "../../../core/exchange/xliff/validate.ts";
import { encodingOf } from "../../memory/xml-text.ts";

/** Beyond this a file is no report's. */
export const MAX_XLIFF_BYTES = 100_000_000;

/** Any bytes: what they are not is among the findings. */
export function readXliff(bytes: Uint8Array): Validated {
  const refused = (rule: "encoding" | "too-large", about: string): Validated => ({
    document: null,
    findings: [{ rule, line: 1, about, unit: null }],
  });
  if (bytes.byteLength > MAX_XLIFF_BYTES) return refused("too-large", String(bytes.byteLength));
  const encoding = encodingOf(bytes.subarray(0, 200));
  try {
    return validateXliff(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError)
      return refused("encoding", encoding);
    throw error;
  }
}
