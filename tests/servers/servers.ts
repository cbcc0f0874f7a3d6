/** The real servers, each with the target that leads to it. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RemoteTarget, Target } from "../../core/library/target.ts";
import { programs, type ServerName, whyNot } from "./ensure.ts";
import { makeBench, makeCertificate, own, run, type RunningServer, start } from "./run-server.ts";
import { type S3Conditions, startS3 } from "./s3-server.ts";

export const PASSWORD = "口令 p%ss:w/rd";
const USER = "site";

export interface TestServer {
  target: Target;
  secret: string;
  /** The site's folder on the server, as its readers are served from it. */
  site: string;
  /** What a fault has to be put in front of. */
  port: number;
  /** Of services that are made here. */
  conditions?: S3Conditions;
  stop(): Promise<void>;
}

const toServer = (server: RunningServer, target: RemoteTarget, secret = PASSWORD): TestServer => ({
  ...{ target, secret },
  ...{ site: server.site, port: server.port, stop: server.stop },
});

/** Opening a key that has a passphrase takes long by design. */
async function sshd(withPassphrase: boolean): Promise<TestServer> {
  const bench = await makeBench();
  const { dir, port, uid } = bench;
  const files = ["host", "user"].map((name) => join(dir, name));
  for (const [index, file] of files.entries())
    await run("ssh-keygen", [
      "-q",
      "-t",
      "ed25519",
      "-N",
      index === 0 || !withPassphrase ? "" : PASSWORD,
      "-f",
      file,
    ]);
  const config = join(dir, "sshd_config");
  await writeFile(
    config,
    [
      `Port ${port}`,
      "ListenAddress 127.0.0.1",
      `HostKey ${join(dir, "host")}`,
      `AuthorizedKeysFile ${join(dir, "user.pub")}`,
      "PidFile none",
      // Accounts that nobody logs in to count as locked without it.
      "UsePAM yes",
      "StrictModes no",
      "MaxStartups 100",
      "LogLevel ERROR",
      "Subsystem sftp internal-sftp",
    ].join("\n"),
  );
  await own([...files, `${files[1]}.pub`, config], uid);
  const server = await start(bench, programs.sftp.file, ["-D", "-e", "-f", config]);
  const { stdout } = await run("ssh-keygen", ["-l", "-f", `${files[0]}.pub`]);
  // The program reads the key as whoever runs it.
  const keyFile = join(dir, "user");
  const user = uid === undefined ? (await run("id", ["-un"])).stdout.trim() : "nobody";
  return toServer(server, {
    ...{ name: "web", kind: "sftp", host: "127.0.0.1", port, user, path: bench.site },
    ...{ auth: "key", keyFile, fingerprint: stdout.split(" ")[1] ?? "" },
  });
}

async function proftpd(tls: boolean): Promise<TestServer> {
  const bench = await makeBench();
  const { dir, port, uid, site } = bench;
  const { key, certificate, fingerprint } = await makeCertificate(bench);
  const hash = (await run("openssl", ["passwd", "-6", PASSWORD])).stdout.trim();
  const id = uid ?? process.getuid?.() ?? 0;
  const passwords = join(dir, "passwords");
  await writeFile(passwords, `${USER}:${hash}:${id}:${id}::${dir}:/bin/false\n`, { mode: 0o600 });
  const config = join(dir, "proftpd.conf");
  const who = (await run("id", ["-un", String(id)])).stdout.trim();
  const group = (await run("id", ["-gn", String(id)])).stdout.trim();
  await writeFile(
    config,
    `
ServerType standalone
ServerName test
DefaultAddress 127.0.0.1
SocketBindTight on
UseIPv6 off
Port ${port}
User ${who}
Group ${group}
ModulePath /usr/lib/proftpd
LoadModule mod_tls.c
AuthOrder mod_auth_file.c
AuthUserFile ${passwords}
RequireValidShell off
PidFile ${join(dir, "pid")}
ScoreboardFile ${join(dir, "scoreboard")}
SystemLog ${join(dir, "log")}
TransferLog none
WtmpLog off
UseReverseDNS off
AllowOverwrite on
<IfModule mod_delay.c>
  DelayEngine off
</IfModule>
<IfModule mod_tls.c>
  TLSEngine ${tls ? "on" : "off"}
  TLSRequired ${tls ? "on" : "off"}
  TLSRSACertificateFile ${certificate}
  TLSRSACertificateKeyFile ${key}
  TLSECCertificateFile ${certificate}
  TLSECCertificateKeyFile ${key}
</IfModule>
`.replace(/^ {2}TLSRSA.*\n/gm, ""),
  );
  await own([passwords, config], uid);
  const server = await start(bench, programs.ftp.file, ["-n", "-q", "-c", config]);
  return toServer(server, {
    ...{ name: "web", kind: "ftp", host: "127.0.0.1", port, user: USER, path: site },
    ...{ tls, fingerprint: tls ? fingerprint : "" },
  });
}

async function passwordFile(dir: string, uid: number | undefined): Promise<string> {
  const file = join(dir, "passwords");
  const hash = (await run("openssl", ["passwd", "-apr1", PASSWORD])).stdout.trim();
  await writeFile(file, `${USER}:${hash}\n`);
  await own([file], uid);
  return file;
}

async function apache(): Promise<TestServer> {
  const bench = await makeBench();
  const { dir, port, uid, site } = bench;
  const { key, certificate, fingerprint } = await makeCertificate(bench);
  const passwords = await passwordFile(dir, uid);
  const config = join(dir, "apache.conf");
  const modules = ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user"];
  const more = ["auth_basic", "dir", "dav", "dav_fs", "ssl", "socache_shmcb"];
  await writeFile(
    config,
    `${[...modules, ...more].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
ServerName 127.0.0.1
ServerRoot ${dir}
DefaultRuntimeDir ${dir}
Listen 127.0.0.1:${port} https
PidFile ${join(dir, "pid")}
ErrorLog ${join(dir, "log")}
DavLockDB ${join(dir, "dav")}
DocumentRoot "${dir}"
SSLEngine on
SSLCertificateFile ${certificate}
SSLCertificateKeyFile ${key}
SSLSessionCache none
<Directory "${site}">
  Dav On
  AuthType Basic
  AuthName site
  AuthUserFile ${passwords}
  Require valid-user
</Directory>
`,
  );
  await own([config], uid);
  const server = await start(bench, programs.apache.file, ["-D", "FOREGROUND", "-f", config]);
  return toServer(server, {
    ...{ name: "web", kind: "webdav", user: USER, fingerprint },
    url: `https://127.0.0.1:${port}/${encodeURIComponent(site.slice(dir.length + 1))}`,
  });
}

async function nginx(): Promise<TestServer> {
  const bench = await makeBench();
  const { dir, port, uid, site } = bench;
  const passwords = await passwordFile(dir, uid);
  const config = join(dir, "nginx.conf");
  await writeFile(
    config,
    `daemon off;
pid ${join(dir, "pid")};
error_log stderr error;
worker_processes 1;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path ${join(dir, "body")};
  ${["proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(dir, name)};`).join(" ")}
  client_max_body_size 100m;
  server {
    listen 127.0.0.1:${port};
    root "${site}";
    location / {
      dav_methods PUT DELETE MKCOL COPY MOVE;
      auth_basic site;
      auth_basic_user_file ${passwords};
    }
  }
}
`,
  );
  await own([config], uid);
  const server = await start(bench, programs.nginx.file, ["-p", dir, "-e", "stderr", "-c", config]);
  return toServer(server, {
    ...{ name: "web", kind: "webdav", user: USER, fingerprint: "" },
    url: `http://127.0.0.1:${port}`,
  });
}

async function s3(pathStyle: boolean): Promise<TestServer> {
  const bench = await makeBench();
  const keys = { accessKey: "AKIDEXAMPLE", secret: PASSWORD, region: "cn-north-1" };
  const conditions: S3Conditions = { aheadMs: 0, denies: "nothing" };
  const server = await startS3({
    ...keys,
    conditions,
    bucket: "site-bucket",
    dir: bench.site,
    port: bench.port,
  });
  const path = "网站 100%";
  await mkdir(join(bench.site, path));
  return {
    target: {
      ...{ name: "web", kind: "s3", region: keys.region, bucket: "site-bucket", pathStyle },
      ...{ accessKey: keys.accessKey, fingerprint: "", path },
      // Every name below localhost is this machine's own.
      endpoint: `http://localhost:${bench.port}`,
    },
    conditions,
    secret: keys.secret,
    site: join(bench.site, path),
    port: bench.port,
    stop: server.stop,
  };
}

export interface Place {
  name: string;
  /** The program it needs, undefined where it is made here. */
  needs?: ServerName;
  /** `quick` leaves out what is slow by design. */
  start(quick?: boolean): Promise<TestServer>;
}

const places: Place[] = [
  { name: "sftp (OpenSSH)", needs: "sftp", start: (quick) => sshd(quick !== true) },
  { name: "ftp (ProFTPD)", needs: "ftp", start: () => proftpd(false) },
  { name: "ftps (ProFTPD)", needs: "ftp", start: () => proftpd(true) },
  { name: "webdav (Apache, https)", needs: "apache", start: () => apache() },
  { name: "webdav (nginx, http)", needs: "nginx", start: () => nginx() },
  { name: "s3 (bucket in the path)", start: () => s3(true) },
  { name: "s3 (bucket in the host)", start: () => s3(false) },
];

/** Those that can be started here; the step "unit" names the others. */
export const placesHere = places.filter(({ needs }) => !needs || whyNot(needs) === undefined);
