/** Opens or makes a library, shows what stood in the way, and goes to its desk. */
import { type ReactNode, useState } from "react";
import { useLocation } from "wouter";
import { useForgetLibrary } from "../app/query.ts";
import { RefusalAlert } from "./problem-alert.tsx";

export interface EnterLibrary {
  busy: boolean;
  /** Why the last attempt was refused; null when it was not. */
  refusal: ReactNode;
  enter: (open: () => Promise<unknown>) => void;
}

export function useEnterLibrary(): EnterLibrary {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ error: unknown } | null>(null);
  const forget = useForgetLibrary();
  const [, navigate] = useLocation();
  const run = async (open: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      await open();
      navigate("/desk");
      await forget();
    } catch (error) {
      setFailed({ error });
    }
    setBusy(false);
  };
  return {
    busy,
    refusal: failed && <RefusalAlert error={failed.error} />,
    enter: (open) => void run(open),
  };
}
