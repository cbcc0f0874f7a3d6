/** A target while it is being edited: what a new one of each kind starts with, and what is wrong with it. */
import {
  type RemoteTarget,
  type Target,
  type TargetKind,
  targetSchema,
} from "../../../core/library/target.ts";

export const newTarget = (kind: TargetKind, name: string): Target => {
  const server = { name, host: "", user: "", path: "", fingerprint: "" };
  switch (kind) {
    case "folder":
      return { name, kind, path: "" };
    case "sftp":
      return { ...server, kind, port: 22, auth: "password", keyFile: "" };
    case "ftp":
      return { ...server, kind, port: 21, tls: true };
    case "webdav":
    case "wordpress":
      return { name, kind, url: "https://", user: "", fingerprint: "" };
    case "s3":
      return {
        ...{ name, kind, endpoint: "https://", region: "us-east-1", bucket: "", path: "" },
        ...{ pathStyle: true, accessKey: "", fingerprint: "" },
      };
  }
};

/** Fields that are text or a number, in the order of the form. */
export const fieldsOf = {
  folder: [],
  sftp: ["host", "port", "user", "path"],
  ftp: ["host", "port", "user", "path"],
  webdav: ["url", "user"],
  s3: ["endpoint", "region", "bucket", "path", "accessKey"],
  wordpress: ["url", "user"],
} as const satisfies Record<TargetKind, readonly string[]>;

export type TargetProblem = "required" | "host" | "port" | "url" | "bucket" | "region";

const wrong: Record<string, TargetProblem> = {
  host: "host",
  port: "port",
  url: "url",
  endpoint: "url",
  bucket: "bucket",
  region: "region",
};

/** Problems by field; the name is judged with those of the others. */
export function targetProblems(target: Target): Record<string, TargetProblem> {
  const problems: Record<string, TargetProblem> = {};
  for (const { path } of targetSchema.safeParse(target).error?.issues ?? []) {
    const field = String(path[0]);
    const value = (target as Record<string, unknown>)[field];
    if (field !== "name")
      problems[field] = value === "" ? "required" : (wrong[field] ?? "required");
  }
  if (target.kind === "folder" && target.path.trim() === "") problems.path = "required";
  if (target.kind === "sftp" && target.auth === "key" && target.keyFile.trim() === "")
    problems.keyFile = "required";
  return problems;
}

/** The target as it can be connected to; null while something of it is wrong. */
export function toRemote(target: Target): RemoteTarget | null {
  if (target.kind === "folder" || Object.keys(targetProblems(target)).length > 0) return null;
  const parsed = targetSchema.safeParse({ ...target, name: target.name.trim() || "?" }).data;
  return parsed && parsed.kind !== "folder" ? parsed : null;
}

/** Whether a password would go over the line for everybody to read. */
export const isReadable = (target: Target): boolean =>
  (target.kind === "ftp" && !target.tls) ||
  ((target.kind === "webdav" || target.kind === "wordpress") &&
    target.user !== "" &&
    target.url.startsWith("http:"));
