/** A real WordPress with PHP and MariaDB from Debian's packages, on the loopback, with a database of its own. */
import { randomUUID } from "node:crypto";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { TargetOf } from "../../core/library/target.ts";
import { type Bench, makeBench, own, run, start, stopAndClear } from "./run-server.ts";

const INSTALLED = "/usr/share/wordpress";
const here = fileURLToPath(new URL("./wordpress", import.meta.url));

export type WordPressUser = "admin" | "editor" | "author" | "contributor";

export interface WordPressServer {
  address: string;
  port: number;
  passwords: Record<WordPressUser, string>;
  /** Folder of everything that WordPress keeps in files. */
  content: string;
  targetOf(user: WordPressUser): TargetOf<"wordpress">;
  setRole(user: WordPressUser, role: string): Promise<void>;
  /** Asks the database as its owner; rows by line, their fields by tab. */
  sql(text: string): Promise<string>;
  /** Runs PHP within WordPress; gives what it prints. */
  php(code: string): Promise<string>;
  /** Takes away every post, page and medium, as on the first day. */
  clear(): Promise<void>;
  /** Puts a plugin in place that is always on; "" takes it away. */
  plugin(name: string, code: string): Promise<void>;
  stop(): Promise<void>;
}

const passwordsSchema = z.object({
  ...{ admin: z.string(), editor: z.string(), author: z.string(), contributor: z.string() },
});

export async function startWordPress(): Promise<WordPressServer> {
  const database = await startDatabase();
  const bench = await makeBench();
  const root = join(bench.dir, "wordpress");
  const content = join(root, "wp-content");
  await layOut(root, bench);
  const address = `http://127.0.0.1:${bench.port}`;
  const environment = {
    PATH: process.env.PATH ?? "",
    WP_ROOT: root,
    WP_ADDRESS: address,
    WP_DB_SOCKET: database.socket,
  };
  const php = [...limits];
  const made = await run("php", [...php, join(here, "setup.php")], { env: environment });
  const passwords = passwordsSchema.parse(JSON.parse(made.stdout.trim().split("\n").at(-1) ?? ""));
  await own([...(await everythingIn(content))], bench.uid);
  const server = await start(
    bench,
    "php",
    [...php, "-S", `127.0.0.1:${bench.port}`, "-t", root, join(here, "router.php")],
    environment,
  );
  const runPhp = async (code: string): Promise<string> => {
    const script = `require "${join(here, "root.php")}"; require ABSPATH . "wp-load.php"; ${code}`;
    return (await run("php", [...php, "-r", script], { env: environment })).stdout;
  };
  return {
    ...{ address, port: bench.port, passwords, content, sql: database.sql },
    php: runPhp,
    async setRole(user, role) {
      await database.sql(
        `UPDATE wp_usermeta SET meta_value = 'a:1:{s:${role.length}:"${role}";b:1;}' WHERE meta_key = 'wp_capabilities' AND user_id = (SELECT ID FROM wp_users WHERE user_login = '${user}')`,
      );
    },
    async clear() {
      await runPhp(
        `foreach ($wpdb->get_col("SELECT ID FROM $wpdb->posts WHERE post_type IN ('post', 'page', 'attachment')") as $id) wp_delete_post($id, true);`,
      );
    },
    targetOf: (user) => ({ name: "web", kind: "wordpress", url: address, user, fingerprint: "" }),
    async plugin(name, code) {
      const folder = join(content, "mu-plugins");
      for (const file of await readdir(folder))
        if (file.startsWith(`${name}-`)) await rm(join(folder, file));
      // Another name each time: PHP keeps what it read of a file.
      if (code !== "")
        await writeFile(
          join(folder, `${name}-${randomUUID()}.php`),
          code.replace(/^(?!<\?php)/, "<?php\n"),
        );
    },
    async stop() {
      await server.stop();
      await database.stop();
    },
  };
}

/** Small, so that what is too large for a server can be tried out. */
const limits = [
  "-d",
  "upload_max_filesize=2M",
  "-d",
  "post_max_size=4M",
  "-d",
  "opcache.enable_cli=1",
  "-d",
  "display_errors=1",
];

async function layOut(root: string, { uid }: Bench): Promise<void> {
  await mkdir(root);
  for (const name of await readdir(INSTALLED))
    if (!/^(?:wp-config\.php|wp-content|\.htaccess)$/.test(name))
      await symlink(join(INSTALLED, name), join(root, name));
  await copyFile(join(here, "config.php"), join(root, "wp-config.php"));
  for (const folder of ["uploads", "mu-plugins", "plugins", "themes/plain"])
    await mkdir(join(root, "wp-content", folder), { recursive: true });
  const theme = join(root, "wp-content/themes/plain");
  await writeFile(join(theme, "style.css"), "/* Theme Name: Plain */\n");
  await copyFile(join(here, "theme.php"), join(theme, "index.php"));
  await own(await everythingIn(root), uid);
}

async function everythingIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const own = entries.filter(
    (entry) => !entry.isSymbolicLink() && !isLinked(entry.parentPath, dir),
  );
  return [dir, ...own.map((entry) => join(entry.parentPath, entry.name))];
}

const isLinked = (path: string, dir: string): boolean =>
  /^\/wp-(?:admin|includes)/.test(path.slice(dir.length));

interface Database {
  socket: string;
  sql(text: string): Promise<string>;
  stop(): Promise<void>;
}

async function startDatabase(): Promise<Database> {
  const bench = await makeBench();
  const data = join(bench.dir, "data");
  const socket = join(bench.dir, "socket");
  await mkdir(data);
  await own([data], bench.uid);
  const user = bench.uid === undefined ? [] : ["--user=nobody"];
  const quick = [
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-buffer-pool-size=64M",
    "--innodb-log-file-size=16M",
  ];
  await run("mariadb-install-db", [
    ...["--no-defaults", `--datadir=${data}`, "--skip-test-db", ...user],
    ...["--auth-root-authentication-method=normal", "--innodb-log-file-size=16M"],
  ]);
  const first = join(bench.dir, "first.sql");
  await writeFile(
    first,
    "CREATE DATABASE wordpress CHARACTER SET utf8mb4;\nCREATE USER wordpress@localhost IDENTIFIED BY 'wordpress';\nGRANT ALL ON wordpress.* TO wordpress@localhost;\n",
  );
  await chmod(first, 0o644);
  const child = spawn(
    "/usr/sbin/mariadbd",
    [
      ...["--no-defaults", `--datadir=${data}`, `--socket=${socket}`, "--skip-networking"],
      ...[`--pid-file=${join(bench.dir, "pid")}`, `--init-file=${first}`, ...quick, ...user],
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += String(chunk)));
  while (!existsSync(socket) || !said.includes("ready for connections")) {
    if (child.exitCode !== null) throw new Error(`mariadbd ended: ${said}`);
    await setTimeout(20);
  }
  return {
    socket,
    async sql(text) {
      const ways = ["--no-defaults", `--socket=${socket}`, "--user=root", "--batch"];
      return (
        await run("mariadb", [...ways, "--skip-column-names", `--execute=${text}`, "wordpress"])
      ).stdout;
    },
    stop: () => stopAndClear(child, bench.dir),
  };
}
