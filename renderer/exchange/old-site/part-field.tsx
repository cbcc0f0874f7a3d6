/** Where one part stands on the pages: places in lines, what they find on the page that is shown, and likely ones. */
import { ActionIcon, Button, Textarea, Tooltip } from "@mantine/core";
import { IconCheck, IconPlus, IconTarget } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { FoundPart, LookedPage } from "../../../core/exchange/old-site/looked-page.ts";
import type { MappedPart } from "../../../core/exchange/old-site/mapping.ts";
import { placesIn, withPlace } from "./mapping-draft.ts";
import classes from "./old-site.module.css";

export interface PartFieldProps {
  part: MappedPart;
  text: string;
  /** Lines that are no places. */
  wrong: readonly string[];
  /** Undefined while no page is shown. */
  looked: LookedPage | undefined;
  isPicking: boolean;
  change: (text: string) => void;
  pick: () => void;
}

/** By it the field gets the keyboard back when a place was pointed at. */
export const fieldIdOf = (part: MappedPart): string => `place-of-${part}`;

export function PartField(props: PartFieldProps): JSX.Element {
  const { part, text, wrong, looked, isPicking, change } = props;
  const { t } = useTranslation("old-site");
  const places = placesIn(text);
  const likely = (looked?.suggestions[part] ?? []).filter(({ place }) => !places.includes(place));
  return (
    <div className={classes.part}>
      <Textarea
        id={fieldIdOf(part)}
        label={t(`part.${part}`)}
        description={t(`about.${part}`)}
        autosize
        minRows={1}
        maxRows={6}
        spellCheck={false}
        autoCapitalize="off"
        classNames={{ input: classes.code }}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        error={
          wrong.length > 0 && t("wrongPlace", { count: wrong.length, lines: wrong.join("  ") })
        }
      />
      <div className={classes.partFoot}>
        <Found part={part} found={looked?.found[part]} places={places} />
        <Tooltip label={t("pick.start", { part: t(`part.${part}`) })}>
          <ActionIcon
            variant={isPicking ? "filled" : "subtle"}
            color={isPicking ? "cinnabar" : "gray"}
            size="sm"
            aria-label={t("pick.start", { part: t(`part.${part}`) })}
            aria-pressed={isPicking}
            disabled={!looked || looked.shown.length === 0}
            onClick={props.pick}
          >
            <IconTarget size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
      {likely.length > 0 && (
        <ul className={classes.likely} aria-label={t("likely", { part: t(`part.${part}`) })}>
          {likely.map(({ place, text: words }) => (
            <li key={place}>
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconPlus size={12} stroke={2} />}
                onClick={() => change(withPlace(text, place))}
              >
                <span className={classes.place}>{place}</span>
                <span className={classes.words}>{words}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Found(props: {
  part: MappedPart;
  found: FoundPart | undefined;
  places: readonly string[];
}): JSX.Element {
  const { t } = useTranslation("old-site");
  const { part, found, places } = props;
  if (!found) return <span className={classes.found} />;
  const [first] = found.texts;
  if (found.index === null || first === undefined)
    return <span className={classes.found}>{t("foundNothing")}</span>;
  const place = places[found.index] ?? "";
  const isMany = part === "captions" || part === "leaveOut" || part === "partner";
  return (
    <span className={classes.found} data-found>
      <IconCheck size={14} stroke={2} aria-hidden="true" />
      {isMany
        ? t("foundMany", { count: found.count, text: first })
        : t("found", { place, text: first })}
    </span>
  );
}
