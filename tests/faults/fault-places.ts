/** The places where every cell of the fault matrix is run. */
import { whyNot } from "../servers/ensure.ts";
import { placesHere } from "../servers/servers.ts";
import { folderPlace } from "../support/folder-place.ts";
import { filesGround } from "./files-ground.ts";
import type { Ground } from "./ground.ts";
import { wordpressGround } from "./wordpress-ground.ts";

export interface FaultPlace {
  name: string;
  prepare(): Promise<Ground>;
}

/** Those that can be had here; the step "unit" names the others. The slowest begins first, as not all go at a time. */
export const faultPlaces: readonly FaultPlace[] = [
  ...(whyNot("wordpress") === undefined
    ? [{ name: "wordpress (PHP, MariaDB)", prepare: wordpressGround }]
    : []),
  ...[folderPlace, ...placesHere].map((place) => ({
    name: place.name,
    prepare: () => filesGround(place),
  })),
];
