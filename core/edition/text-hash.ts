/** A short, stable fingerprint of a block's text. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Text as it is compared: NFC, white space folded, no leading or trailing space. */
export const normalizeText = (text: string): string =>
  text.normalize("NFC").replace(/\s+/gu, " ").trim();

/** First 128 bits of SHA-256 over the normalised text, in hex (32 characters). */
export const hashText = (text: string): string =>
  bytesToHex(sha256(utf8ToBytes(normalizeText(text))).subarray(0, 16));
