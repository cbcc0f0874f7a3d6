/** Which real servers the targets are tested against, and how they come onto a machine that is made for tests. */
import { existsSync } from "node:fs";
import { aptInstall, canUseApt } from "../support/apt.ts";

export const programs = {
  sftp: {
    file: "/usr/sbin/sshd",
    packages: ["openssh-server", "openssh-sftp-server", "openssh-client"],
  },
  ftp: { file: "/usr/sbin/proftpd", packages: ["proftpd-core", "proftpd-mod-crypto", "openssl"] },
  apache: { file: "/usr/sbin/apache2", packages: ["apache2-bin", "openssl"] },
  nginx: { file: "/usr/sbin/nginx", packages: ["nginx-light", "openssl"] },
  wordpress: {
    file: "/usr/share/wordpress/wp-load.php",
    also: ["/usr/bin/php", "/usr/sbin/mariadbd", "/usr/bin/mariadb"],
    packages: [
      ...["wordpress", "php-cli", "php-mysql", "php-gd", "php-xml", "php-mbstring"],
      "mariadb-server",
    ],
  },
} as const;
export type ServerName = keyof typeof programs;

/** Why a server cannot be tested against here; undefined when it can. */
export function whyNot(name: ServerName): string | undefined {
  const { packages, ...program } = programs[name];
  const files = [program.file, ...("also" in program ? program.also : [])];
  const absent = files.find((file) => !existsSync(file));
  return absent === undefined
    ? undefined
    : `${absent} is not installed (Debian: ${packages.join(" ")}; installed by itself as root with CI=true)`;
}

/** Installs what is missing where that harms nobody; gives a line for each that stays missing. */
export async function ensureServers(): Promise<string[]> {
  const names = Object.keys(programs) as ServerName[];
  const missing = names.filter((name) => whyNot(name) !== undefined);
  if (missing.length > 0 && process.env.CI && (await canUseApt()))
    await aptInstall(missing.flatMap((name) => [...programs[name].packages]));
  return names.flatMap((name) => {
    const reason = whyNot(name);
    return reason === undefined ? [] : [`targets at ${name}: ${reason}`];
  });
}
