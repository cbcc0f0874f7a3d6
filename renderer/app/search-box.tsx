/** The search of a list: `/` leads to it, ArrowDown and Enter to the list, Escape empties it. */
import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { type JSX, useRef, useState } from "react";
import { useCommands } from "./commands.tsx";
import { KeyCaps } from "./key-caps.tsx";

export interface SearchBoxProps {
  /** Of the command that leads here. */
  id: string;
  label: string;
  placeholder: string;
  className: string | undefined;
  text: string;
  onText: (text: string) => void;
  toList: () => void;
  /** How long to wait for more letters; not at all when absent. */
  waitMs?: number;
}

export function SearchBox(props: SearchBoxProps): JSX.Element {
  const { id, label, placeholder, className, text, onText, toList, waitMs } = props;
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const [sent, setSent] = useState(text);
  // The address changed by other means than typing: by going back, or by clearing the filters.
  if (text !== sent) {
    setSent(text);
    setTyped(text);
  }
  const sendNow = (next: string): void => {
    setSent(next);
    onText(next);
  };
  const sendLater = useDebouncedCallback(sendNow, waitMs ?? 0);
  const send = waitMs === undefined ? sendNow : sendLater;
  useCommands([{ id, group: "desk", label, keys: "/", run: () => input.current?.select() }]);
  return (
    <TextInput
      ref={input}
      type="search"
      className={className}
      leftSection={<IconSearch size={16} stroke={1.6} />}
      rightSection={<KeyCaps keys="/" />}
      aria-label={label}
      placeholder={placeholder}
      maxLength={200}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        // Pinyin on its way to becoming Han finds nothing.
        if (!(event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing))
          send(event.currentTarget.value);
      }}
      onCompositionEnd={(event) => send(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "ArrowDown" || event.key === "Enter") {
          event.preventDefault();
          toList();
        } else if (event.key === "Escape" && typed !== "") {
          event.preventDefault();
          setTyped("");
          send("");
        }
      }}
    />
  );
}
