/** The window starts here: asks main for the device's language and look, then paints. */
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "./theme.css";
import { MantineProvider, type MantineColorSchemeManager } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { type JSX, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { z } from "zod";
import type { Device } from "../../core/api/device.ts";
import { client } from "./client.ts";
import { CommandProvider } from "./commands.tsx";
import { Frame } from "./frame.tsx";
import { startI18n, uiLanguageOf } from "./i18n.ts";
import { createGuard, type Guard, GuardedRouter } from "./leave-guard.tsx";
import { createQueryClient, keys, useStart } from "./query.ts";
import { Failure } from "./room-boundary.tsx";
import { Routes } from "./routes.tsx";
import { theme } from "./theme.ts";

/** Main keeps the choice; the browser's storage would forget it, since the web door's port changes. */
const noStorage: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};

function Look({ scheme, children }: { scheme: Device["colourScheme"]; children: JSX.Element }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={noStorage}
      {...(scheme === "auto" ? {} : { forceColorScheme: scheme })}
    >
      <Notifications position="bottom-center" limit={4} />
      {children}
    </MantineProvider>
  );
}

function Shell({ guard }: { guard: Guard }): JSX.Element {
  const { device } = useStart();
  return (
    <Look scheme={device.colourScheme}>
      <GuardedRouter guard={guard}>
        <CommandProvider>
          <Frame>
            <Routes />
          </Frame>
        </CommandProvider>
      </GuardedRouter>
    </Look>
  );
}

/** Main's first answer decides the language of everything, also of the message that there was none. */
async function firstAnswer(queryClient: QueryClient): Promise<{ error: unknown } | null> {
  try {
    await queryClient.fetchQuery({ queryKey: keys.start, queryFn: () => client.device.get() });
    return null;
  } catch (error) {
    return { error };
  }
}

async function start(): Promise<void> {
  // The content security policy forbids the compiled parsers that zod would try.
  z.config({ jitless: true });
  const queryClient = createQueryClient();
  const failed = await firstAnswer(queryClient);
  const device = queryClient.getQueryData<Awaited<ReturnType<typeof client.device.get>>>(
    keys.start,
  )?.device;
  const i18n = await startI18n(uiLanguageOf(device?.language ?? "system"));
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html has no #root");
  const guard = createGuard();
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          {failed ? (
            <Look scheme="auto">
              <Failure error={failed.error} again={() => window.location.reload()} />
            </Look>
          ) : (
            <Shell guard={guard} />
          )}
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

void start();
