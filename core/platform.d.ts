/** The few web-standard globals that Node, Electron and every browser share, for a folder built without the DOM. */

/** WHATWG URL Standard §6.1, as far as core uses it. */
declare class URL {
  static parse(url: string, base?: string | URL): URL | null;
  static canParse(url: string, base?: string | URL): boolean;
  constructor(url: string, base?: string | URL);
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}
