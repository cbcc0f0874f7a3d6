/** Debian's packages, for machines that are made for tests: as root only. */
import { access } from "node:fs/promises";
import { runCommand } from "./run-command.ts";

export const canUseApt = (): Promise<boolean> =>
  process.getuid?.() === 0
    ? access("/etc/debian_version").then(
        () => true,
        () => false,
      )
    : Promise.resolve(false);

/** Servers among the packages are not started. */
export async function aptInstall(packages: string[]): Promise<void> {
  const env = { DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  await runCommand({ file: "apt-get", args: ["update", "-q"], env });
  const args = ["install", "-y", "-q", "--no-install-recommends", ...packages];
  await runCommand({ file: "apt-get", args, env });
}
