/** Faults that all connections have in common: nobody there, cut off, silent, certificate not trusted. */
import { StoreFault } from "./store.ts";

const cut = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
  "EAI_AGAIN",
  "ERR_STREAM_PREMATURE_CLOSE",
]);
const untrusted =
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|ERR_TLS_CERT_ALTNAME_INVALID/;

/** A connection's error as a fault; null for what is none. `detail` goes with an untrusted certificate. */
export function connectionFault(error: unknown, detail = ""): StoreFault | null {
  if (error instanceof StoreFault) return error;
  const { code, message = "" } = error as { code?: unknown; message?: string };
  if (typeof code === "string") {
    if (cut.has(code)) return new StoreFault("connection", { cause: error, detail: message });
    if (code === "ENOTFOUND")
      return new StoreFault("connection", { cause: error, detail: message, mayPass: false });
    if (code === "ETIMEDOUT") return new StoreFault("timeout", { cause: error });
    if (untrusted.test(code)) return new StoreFault("certificate", { cause: error, detail });
    if (/^ERR_SSL_|^EPROTO$/.test(code)) return new StoreFault("protocol", { detail: message });
  }
  return null;
}
