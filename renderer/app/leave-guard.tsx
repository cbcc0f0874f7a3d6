/** Asks before a screen with unsaved changes is left: by a link, a command, the back button or closing the window. */
import { Button, Group, Modal, Text } from "@mantine/core";
import {
  createContext,
  type JSX,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { Router } from "wouter";
import { useBrowserLocation } from "wouter/use-browser-location";

type Navigate = ReturnType<typeof useBrowserLocation>[1];

const here = (): string => window.location.pathname + window.location.search;

interface Guard {
  /** From now until `release`, leaving asks. */
  hold: () => void;
  release: () => void;
  /** Address of the screen that asks to stay; null when nothing is held. */
  heldAt: () => string | null;
}

function createGuard(): Guard {
  let at: string | null = null;
  return {
    hold: () => {
      at = here();
    },
    release: () => {
      at = null;
    },
    heldAt: () => at,
  };
}

const GuardContext = createContext<Guard | null>(null);

/** While `dirty`, leaving the screen asks first. */
export function useLeaveGuard(dirty: boolean): void {
  const guard = useContext(GuardContext);
  useEffect(() => {
    if (!guard || !dirty) return;
    guard.hold();
    const stay = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => {
      guard.release();
      window.removeEventListener("beforeunload", stay);
    };
  }, [guard, dirty]);
}

/** wouter's router with the guard in front of `navigate` and of the back button. */
export function GuardedRouter({ children }: { children: ReactNode }): JSX.Element {
  const [guard] = useState(createGuard);
  const [going, setGoing] = useState<{ go: () => void } | null>(null);
  const hook = useMemo(
    () =>
      function useGuardedLocation(): [string, Navigate] {
        const [path, navigate] = useBrowserLocation();
        const guarded: Navigate = (to, options) => {
          if (guard.heldAt() === null) navigate(to, options);
          else setGoing({ go: () => navigate(to, options) });
        };
        return [path, guarded];
      },
    [guard],
  );
  useEffect(() => {
    const back = (event: PopStateEvent): void => {
      const at = guard.heldAt();
      if (at === null) return;
      event.stopImmediatePropagation();
      const to = here();
      window.history.pushState(null, "", at);
      setGoing({ go: () => window.history.pushState(null, "", to) });
    };
    window.addEventListener("popstate", back, { capture: true });
    return () => window.removeEventListener("popstate", back, { capture: true });
  }, [guard]);
  return (
    <GuardContext value={guard}>
      <Router hook={hook}>{children}</Router>
      <LeaveQuestion
        asked={going !== null}
        stay={() => setGoing(null)}
        leave={() => {
          guard.release();
          setGoing(null);
          going?.go();
        }}
      />
    </GuardContext>
  );
}

function LeaveQuestion(props: {
  asked: boolean;
  stay: () => void;
  leave: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.asked}
      onClose={props.stay}
      title={t("leave.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Text size="sm">{t("leave.text")}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={props.leave}>
          {t("leave.discard")}
        </Button>
        <Button data-autofocus onClick={props.stay}>
          {t("leave.stay")}
        </Button>
      </Group>
    </Modal>
  );
}
