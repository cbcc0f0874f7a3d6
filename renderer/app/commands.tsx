/** Every command of the window in one place: rooms register theirs while shown; keys run them, the palette lists them. */
import {
  createContext,
  type JSX,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useState,
  useSyncExternalStore,
} from "react";
import { isMac, isPlain, matchesStroke, parseKeys, typesText } from "./keys.ts";

export type CommandGroup = "go" | "report" | "desk" | "edit" | "translate" | "publish" | "window";

/** As the palette and the keyboard map show them. */
export const groupOrder: CommandGroup[] = [
  "report",
  "edit",
  "translate",
  "publish",
  "desk",
  "go",
  "window",
];

export interface Command {
  id: string;
  group: CommandGroup;
  /** In the UI's language. */
  label: string;
  /** As in keys.ts, e.g. "mod+Enter". Omit for a command that only the palette runs. */
  keys?: string | undefined;
  /** More words to find it by. */
  keywords?: string;
  run: () => void;
  /**
   * True where the room listens for the keys itself (an editor's own commands): the palette shows them, and the
   * window's listener leaves them alone.
   */
  ownKeys?: boolean;
}

interface CommandStore {
  set: (owner: string, commands: Command[]) => void;
  remove: (owner: string) => void;
  /** As they are this moment. */
  now: () => Command[];
  /** Runs the one with this id as it is now, if it is there. */
  run: (id: string) => void;
  /** The same, but a new array only when something that is shown has changed. */
  list: () => Command[];
  subscribe: (listener: () => void) => () => void;
}

const shownOf = (commands: Command[]): string =>
  commands.map(({ id, group, label, keys }) => [id, group, label, keys].join("\t")).join("\n");

function createCommandStore(): CommandStore {
  const owners = new Map<string, Command[]>();
  const listeners = new Set<() => void>();
  let listed: Command[] = [];
  const now = (): Command[] => [...owners.values()].flat();
  const run = (id: string): void =>
    now()
      .find((command) => command.id === id)
      ?.run();
  const changed = (): void => {
    const commands = now();
    if (shownOf(commands) === shownOf(listed)) return;
    // Whoever runs one from the list runs it as it is then, not as it was when listed.
    listed = commands.map((command) => ({ ...command, run: () => run(command.id) }));
    for (const listener of listeners) listener();
  };
  return {
    set(owner, commands) {
      owners.set(owner, commands);
      changed();
    },
    remove(owner) {
      owners.delete(owner);
      changed();
    },
    now,
    run,
    list: () => listed,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const CommandContext = createContext<CommandStore | null>(null);

function useStore(): CommandStore {
  const store = useContext(CommandContext);
  if (!store) throw new Error("useCommands outside CommandProvider");
  return store;
}

/** Makes these commands available while the calling component is mounted. Later ones win where keys clash. */
export function useCommands(commands: Command[]): void {
  const store = useStore();
  const owner = useId();
  useEffect(() => store.set(owner, commands));
  useEffect(() => () => store.remove(owner), [store, owner]);
}

/** The commands available now. */
export function useCommandList(): Command[] {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.list);
}

/** Runs a command of the window by its id, as it is at that moment. */
export const useRunCommand = (): ((id: string) => void) => useStore().run;

const SEQUENCE_MS = 1500;

/** Plain letters are text in a field, and mean nothing while a dialog or menu has the keyboard. */
const inField = ({ target, key }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !(isChoice(target) && isSign(key))) ||
    target.closest("[role=dialog], [role=menu], [role=listbox]") !== null);

/** What is chosen or ticked takes arrows and the space bar, no letters. */
const isChoice = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && /^(radio|checkbox)$/.test(target.type);

const isSign = (key: string): boolean => key.length === 1 && key !== " ";

/** A listener that finds the command for a key press; remembers the first stroke of "g d". */
function createKeyListener(store: CommandStore): (event: KeyboardEvent) => void {
  let first: { event: KeyboardEvent; at: number } | null = null;
  const matches = (
    command: Command,
    event: KeyboardEvent,
    before: KeyboardEvent | null,
  ): boolean => {
    const strokes = command.keys && !command.ownKeys ? parseKeys(command.keys) : [];
    const presses = before ? [before, event] : [event];
    return (
      strokes.length === presses.length &&
      strokes.every((stroke, index) => {
        const press = presses[index];
        return press !== undefined && matchesStroke(stroke, press, isMac());
      })
    );
  };
  return (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const typing = inField(event);
    if (typing && isPlain(event)) {
      first = null;
      return;
    }
    const able = store
      .now()
      .toReversed()
      .filter((command) => !(typing && command.keys && typesText(command.keys)));
    const before = first && event.timeStamp - first.at < SEQUENCE_MS ? first.event : null;
    const found =
      able.find((command) => before && matches(command, event, before)) ??
      able.find((command) => matches(command, event, null));
    first = null;
    if (found) {
      event.preventDefault();
      found.run();
    } else if (!typing && event.key.length === 1) {
      first = { event, at: event.timeStamp };
    }
  };
}

/** Holds the commands and listens for their keys. */
export function CommandProvider({ children }: { children: ReactNode }): JSX.Element {
  const [store] = useState(createCommandStore);
  useEffect(() => {
    const listen = createKeyListener(store);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [store]);
  return <CommandContext value={store}>{children}</CommandContext>;
}
