/** Whom a TLS connection is with: a certificate that the system trusts for the host, or the one that was accepted by hand. */
import { checkServerIdentity, type ConnectionOptions, type TLSSocket } from "node:tls";
import { isIP } from "node:net";
import { StoreFault } from "./store.ts";

/** Lets every handshake through; call `checkCertificate` before anything is said on the connection. */
export const openTls = (host: string): ConnectionOptions => ({
  host,
  ...(isIP(host) === 0 && { servername: host }),
  rejectUnauthorized: false,
  checkServerIdentity: (name, certificate) => checkServerIdentity(name, certificate),
});

/** Throws StoreFault with the fingerprint unless the certificate is the accepted one or trusted by the system. */
export function checkCertificate(socket: TLSSocket, accepted: string): void {
  const { fingerprint256 } = socket.getPeerCertificate();
  const shown = `SHA256:${fingerprint256}`;
  const isGood = accepted === "" ? socket.authorized : accepted === shown;
  if (!isGood) throw new StoreFault("certificate", { detail: shown });
}

/** Options for further connections to a server whose certificate was checked: no other one is let through. */
export function sameCertificate(socket: TLSSocket, host: string): ConnectionOptions {
  const { raw } = socket.getPeerCertificate();
  const pem = `-----BEGIN CERTIFICATE-----\n${raw.toString("base64")}\n-----END CERTIFICATE-----\n`;
  return {
    ...openTls(host),
    rejectUnauthorized: true,
    ca: [pem],
    allowPartialTrustChain: true,
    checkServerIdentity: () => undefined,
  };
}
