/** Asks before a screen with unsaved changes is left: by a link, a command, the back button or closing the window. */
import { Button, Group, Modal, Text } from "@mantine/core";
import {
  createContext,
  type JSX,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
} from "react";
import { useTranslation } from "react-i18next";
import { Router } from "wouter";
import { useBrowserLocation } from "wouter/use-browser-location";

type Navigate = ReturnType<typeof useBrowserLocation>[1];

const here = (): string => window.location.pathname + window.location.search;

export interface Guard {
  /** From now until `release`, leaving asks. */
  hold: () => void;
  release: () => void;
  /** Goes at once, or asks first when something is held. */
  leave: (go: () => void) => void;
  /** What to do when the answer is to leave; null when nothing was asked. */
  asked: () => (() => void) | null;
  answer: () => void;
  subscribe: (listener: () => void) => () => void;
}

/** Listens for the back button, which it must do before the router does: make it before the first paint. */
export function createGuard(): Guard {
  let heldAt: string | null = null;
  let asked: (() => void) | null = null;
  const listeners = new Set<() => void>();
  const ask = (go: (() => void) | null): void => {
    asked = go;
    for (const listener of listeners) listener();
  };
  window.addEventListener("popstate", (event) => {
    if (heldAt === null) return;
    event.stopImmediatePropagation();
    const to = here();
    window.history.pushState(null, "", heldAt);
    ask(() => window.history.pushState(null, "", to));
  });
  return {
    hold: () => {
      heldAt = here();
    },
    release: () => {
      heldAt = null;
    },
    leave: (go) => (heldAt === null ? go() : ask(go)),
    asked: () => asked,
    answer: () => ask(null),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
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

/** wouter's router with the guard in front of `navigate`. */
export function GuardedRouter({
  guard,
  children,
}: {
  guard: Guard;
  children: ReactNode;
}): JSX.Element {
  const go = useSyncExternalStore(guard.subscribe, guard.asked);
  const hook = useMemo(
    () =>
      function useGuardedLocation(): [string, Navigate] {
        const [path, navigate] = useBrowserLocation();
        return [path, (to, options) => guard.leave(() => navigate(to, options))];
      },
    [guard],
  );
  return (
    <GuardContext value={guard}>
      <Router hook={hook}>{children}</Router>
      <LeaveQuestion
        asked={go !== null}
        stay={guard.answer}
        leave={() => {
          guard.release();
          guard.answer();
          go?.();
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
