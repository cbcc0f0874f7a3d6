/** In the head of the list: asks an engine, says which host the text goes to, and stops it. */
import { Button, NativeSelect, Tooltip } from "@mantine/core";
import { IconLock, IconPlayerStop, IconSparkles } from "@tabler/icons-react";
import { type JSX, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../../app/commands.tsx";
import { KeyCaps } from "../../app/key-caps.tsx";
import type { Asking } from "./use-ask-engine.ts";
import styles from "./engine-tools.module.css";

const KEYS = "alt+a";

export function EngineTools({
  asking,
  canAsk,
}: {
  asking: Asking;
  canAsk: boolean;
}): JSX.Element | null {
  const { t } = useTranslation("engine");
  const { engine, engines, bar, isSpeaking } = asking;
  const canBeAsked = engine !== null && bar === null;
  useCommands(
    canBeAsked
      ? [
          {
            ...{ id: "translate-engine", group: "translate", keys: KEYS },
            label: t("room.ask", { name: engine.name }),
            run: () => canAsk && asking.ask(),
          },
        ]
      : [],
  );
  useEscape(isSpeaking, asking.cancel);
  if (!engine) return null;
  if (bar)
    return (
      <span className={styles.bar}>
        <IconLock size={14} stroke={1.7} aria-hidden />
        {t(`room.bar.${bar}`)}
      </span>
    );
  const goesTo = t(engine.isLocal ? "settings.staysHere" : "settings.goesTo", {
    host: engine.host,
  });
  return (
    <div className={styles.tools}>
      {engines.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label={t("room.choose")}
          value={engine.id}
          data={engines.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => asking.choose(event.currentTarget.value)}
        />
      )}
      {isSpeaking ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerStop size={14} stroke={1.7} />}
          rightSection={<KeyCaps keys="Escape" />}
          onClick={asking.cancel}
        >
          {t("room.stop")}
        </Button>
      ) : (
        <Tooltip label={goesTo}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconSparkles size={14} stroke={1.7} />}
            rightSection={<KeyCaps keys={KEYS} />}
            {...(!canAsk && { "aria-disabled": true, "data-disabled": true })}
            onClick={() => canAsk && asking.ask()}
          >
            {t("room.ask", { name: engine.name })}
          </Button>
        </Tooltip>
      )}
      <span className={styles.host}>→ {engine.host}</span>
    </div>
  );
}

/** Escape stops the engine before anything else hears of it. */
function useEscape(isOn: boolean, cancel: () => void): void {
  const latest = useRef(cancel);
  useEffect(() => {
    latest.current = cancel;
  });
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, [isOn]);
}
