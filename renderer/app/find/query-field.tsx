/** A field for what is looked for or put in its place. What an input method is still composing is not passed on. */
import { TextInput, type TextInputProps } from "@mantine/core";
import { type JSX, type KeyboardEvent, type Ref, useState } from "react";

interface QueryFieldProps extends Omit<TextInputProps, "value" | "onChange" | "onKeyDown" | "ref"> {
  value: string;
  onValue(text: string): void;
  /** Keys that are not part of a composition. */
  onKey?(event: KeyboardEvent<HTMLInputElement>): void;
  fieldRef?: Ref<HTMLInputElement>;
}

export function QueryField({
  value,
  onValue,
  onKey,
  fieldRef,
  ...rest
}: QueryFieldProps): JSX.Element {
  const [typed, setTyped] = useState(value);
  const [sent, setSent] = useState(value);
  const [known, setKnown] = useState(value);
  // Changed by other means than typing: taken from the selection, or from the address. What was typed may come back late.
  if (value !== known) {
    setKnown(value);
    if (value !== sent) {
      setSent(value);
      setTyped(value);
    }
  }
  const send = (text: string): void => {
    setSent(text);
    onValue(text);
  };
  return (
    <TextInput
      {...rest}
      ref={fieldRef}
      maxLength={500}
      spellCheck={false}
      autoComplete="off"
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const { nativeEvent } = event;
        if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing))
          send(event.currentTarget.value);
      }}
      onCompositionEnd={(event) => send(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (!event.nativeEvent.isComposing && event.keyCode !== 229) onKey?.(event);
      }}
    />
  );
}
