/** Where a site is published to: kinds of targets, what each needs to be reached, and how it is named to people. */
import { z } from "zod";

/** What people call a target, in any script: 1 to 40 characters on one line. */
export const targetNameSchema = z.string().regex(/^(?!\s)[^\p{Cc}\p{Zl}\p{Zp}]{1,40}(?<!\s)$/u);

export const targetKinds = ["folder", "sftp", "ftp", "webdav", "s3", "wordpress"] as const;
export type TargetKind = (typeof targetKinds)[number];

const name = targetNameSchema;
/** Reports with a time of their own are published there at that time, while the workstation is open. */
const publishDue = z.exactOptional(z.literal(true));
const line = z.string().regex(/^[^\p{Cc}]*$/u);
/** A host name or address without scheme, port or path. */
export const hostSchema = z.string().regex(/^[^\s/:@?#[\]]{1,253}$|^[0-9a-fA-F:.]{2,45}$/);
export const portSchema = z.int().min(1).max(65_535);
const path = line.max(1000);
/** `SHA256:` and what OpenSSH shows for a key, or the SHA-256 of a certificate in hex; "" while none is accepted. */
const fingerprint = z.string().regex(/^$|^SHA256:[A-Za-z0-9+/:]{20,100}$/);
export const httpUrlSchema = z.url({ protocol: /^https?$/ }).regex(/^[^?#@]*$/);

/** Of the target whose site is tried here first, and approved. */
const stagingFor = targetNameSchema.optional();

const folderTargetSchema = z.object({
  ...{ name, publishDue },
  stagingFor,
  kind: z.literal("folder"),
  path: z.string().min(1),
});

const sftpTargetSchema = z.object({
  ...{ name, publishDue },
  stagingFor,
  kind: z.literal("sftp"),
  host: hostSchema,
  port: portSchema,
  user: line.min(1),
  /** The site's folder on the server; relative to the user's own unless it begins with `/`. */
  path,
  auth: z.enum(["password", "key"]),
  /** A private key on this device. */
  keyFile: z.string(),
  fingerprint,
});

const ftpTargetSchema = z.object({
  ...{ name, publishDue },
  stagingFor,
  kind: z.literal("ftp"),
  host: hostSchema,
  port: portSchema,
  user: line.min(1),
  path,
  /** Explicit TLS (RFC 4217); without it everything, the password too, can be read on the way. */
  tls: z.boolean(),
  fingerprint,
});

const webdavTargetSchema = z.object({
  ...{ name, publishDue },
  stagingFor,
  kind: z.literal("webdav"),
  url: httpUrlSchema,
  /** "" where the server asks for none. */
  user: line,
  fingerprint,
});

const s3TargetSchema = z.object({
  ...{ name, publishDue },
  stagingFor,
  kind: z.literal("s3"),
  endpoint: httpUrlSchema,
  region: z.string().regex(/^[a-z0-9-]{1,40}$/),
  bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  /** Folder in the bucket that the site lies in, "" for all of it. */
  path,
  /** The bucket in the path; else in front of the host's name. */
  pathStyle: z.boolean(),
  accessKey: line.min(1),
  fingerprint,
});

const wordpressTargetSchema = z.object({
  ...{ name, publishDue },
  stagingFor,
  kind: z.literal("wordpress"),
  /** Of the WordPress site itself. */
  url: httpUrlSchema,
  /** Who signs in with an application password. */
  user: line.min(1),
  fingerprint,
});

export const targetSchema = z.discriminatedUnion("kind", [
  folderTargetSchema,
  sftpTargetSchema,
  ftpTargetSchema,
  webdavTargetSchema,
  s3TargetSchema,
  wordpressTargetSchema,
]);
export const remoteTargetSchema = z.discriminatedUnion("kind", [
  sftpTargetSchema,
  ftpTargetSchema,
  webdavTargetSchema,
  s3TargetSchema,
  wordpressTargetSchema,
]);
export type Target = z.infer<typeof targetSchema>;
export type TargetOf<K extends TargetKind> = Extract<Target, { kind: K }>;
/** On another machine. */
export type RemoteTarget = z.infer<typeof remoteTargetSchema>;

const at = (host: string, port: number, usual: number): string =>
  `${host.includes(":") ? `[${host}]` : host}${port === usual ? "" : `:${port}`}`;

const below = (folder: string): string => {
  const bare = folder.replace(/^\/+|\/+$/g, "");
  return bare === "" ? "" : `/${bare}`;
};

/** Where a target is, for people; never a password. */
export function placeOf(target: Target): string {
  switch (target.kind) {
    case "folder":
      return target.path;
    case "sftp":
      return `sftp://${target.user}@${at(target.host, target.port, 22)}/${target.path}`;
    case "ftp":
      return `${target.tls ? "ftps" : "ftp"}://${target.user}@${at(target.host, target.port, 21)}/${target.path}`;
    case "webdav":
    case "wordpress":
      return target.url;
    case "s3":
      return `s3://${target.bucket}${below(target.path)} (${target.endpoint})`;
  }
}

/**
 * What a password is kept under: whom it is for and at which server, so that settings that somebody changed cannot
 * send it elsewhere.
 */
export function secretIdOf(library: string, target: RemoteTarget): string {
  switch (target.kind) {
    case "sftp":
    case "ftp":
      return [library, target.kind, target.user, target.host, target.port].join(" ");
    case "webdav":
    case "wordpress":
      return [library, target.kind, target.user, new URL(target.url).origin].join(" ");
    case "s3":
      return [library, target.kind, target.accessKey, new URL(target.endpoint).origin].join(" ");
  }
}
