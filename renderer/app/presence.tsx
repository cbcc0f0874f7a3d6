/** Who else has this report open, and in which room; gone as soon as their window is. */
import { Tooltip, VisuallyHidden } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { type JSX, useEffect, useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { Awareness } from "y-protocols/awareness";
import { z } from "zod";
import { bilingualSchema, inLang, type Lang, langSchema } from "../../core/report/lang.ts";
import { contentLangOf } from "./i18n.ts";
import { initialsOf } from "./initials.ts";
import { useLiveDocument } from "./live/report-session.tsx";
import { useMe } from "./query.ts";
import styles from "./presence.module.css";

const roomSchema = z.enum(["write", "translate", "photos", "preview"]);

/** What a window tells the others. Theirs may be of another version: what does not fit is not shown. */
const presentSchema = z.object({
  /** Id in the library's people; "" for nobody. */
  person: z.string(),
  name: bilingualSchema,
  room: roomSchema,
  lang: langSchema.nullable(),
});
type Present = z.infer<typeof presentSchema>;

/** The colour of a person, the same in every window; white is readable on it. */
export function colourOf(person: string): string {
  if (person === "") return "#6b6458";
  const hue = [...person].reduce((sum, sign) => sum * 31 + (sign.codePointAt(0) ?? 0), 7) % 360;
  return `hsl(${hue} 55% 38%)`;
}

interface Other extends Present {
  client: number;
}

/** The others for `useSyncExternalStore`: the same array until somebody comes, goes or moves. */
function othersStore(awareness: Awareness) {
  let others: Other[] = [];
  const read = (): Other[] =>
    [...awareness.getStates()].flatMap(([client, state]) => {
      const present = presentSchema.safeParse(state["present"]);
      return present.success && client !== awareness.clientID ? [{ client, ...present.data }] : [];
    });
  return {
    get: () => others,
    subscribe(listener: () => void) {
      const onChange = (): void => {
        const now = read();
        if (JSON.stringify(now) === JSON.stringify(others)) return;
        others = now;
        listener();
      };
      onChange();
      awareness.on("change", onChange);
      return () => awareness.off("change", onChange);
    },
  };
}

interface PresenceProps {
  room: Present["room"];
  lang: Lang | null;
}

/** Tells the others where this window is, and shows them. */
export function Presence({ room, lang }: PresenceProps): JSX.Element | null {
  const { t, i18n } = useTranslation();
  const { awareness } = useLiveDocument("head").live;
  const me = useMe();
  useEffect(() => {
    const present: Present = {
      person: me?.id ?? "",
      name: me?.name ?? { zh: "", en: "" },
      room,
      lang,
    };
    awareness.setLocalStateField("present", present);
  }, [awareness, me, room, lang]);
  useEffect(() => () => awareness.setLocalStateField("present", null), [awareness]);
  const store = useMemo(() => othersStore(awareness), [awareness]);
  const others = useSyncExternalStore(store.subscribe, store.get);
  if (others.length === 0) return null;
  const uiLang = contentLangOf(i18n.language);
  return (
    <ul className={styles.others} aria-label={t("presence.label")}>
      {others.map((other) => {
        const name = inLang(other.name, uiLang) || t("presence.someone");
        const place = t(`tab.${other.room}`);
        const edition = other.lang && t(`presence.${other.lang}`);
        const where = edition ? `${place} · ${edition}` : place;
        const words = t("presence.is", { name, where });
        return (
          <li key={other.client}>
            <Tooltip label={words}>
              <span
                className={styles.other}
                style={{ background: colourOf(other.person) }}
                aria-hidden
              >
                {other.person ? initialsOf(other.name, uiLang) : <IconUser size={14} />}
              </span>
            </Tooltip>
            <VisuallyHidden>{words}</VisuallyHidden>
          </li>
        );
      })}
    </ul>
  );
}
