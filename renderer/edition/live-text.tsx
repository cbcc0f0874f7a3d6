/** Fields of facts that follow the living document as somebody else types in it. */
import { TextInput } from "@mantine/core";
import { type CompositionEvent, type ReactNode, useState } from "react";
import classes from "./panel/side-panel.module.css";

/** A fact in both languages under one name; `tools` stand beside the name. */
export function Pair({
  label,
  tools,
  children,
}: {
  label: string;
  tools?: ReactNode;
  children: ReactNode;
}) {
  return (
    <fieldset className={classes.pair}>
      <legend>
        {label}
        {tools}
      </legend>
      {children}
    </fieldset>
  );
}

interface LiveTextProps {
  label: string;
  mark: string;
  lang: string;
  value: string;
  disabled: boolean;
  /** What stands in an empty field. */
  placeholder?: string | undefined;
  onChange(value: string): void;
}

/** Follows the document, but for the letters of an input method that are not text yet. */
export function LiveText({
  label,
  mark,
  lang,
  value,
  disabled,
  placeholder,
  onChange,
}: LiveTextProps) {
  const [composing, setComposing] = useState<string | null>(null);
  return (
    <TextInput
      size="xs"
      aria-label={label}
      leftSection={<span className={classes.mark}>{mark}</span>}
      lang={lang}
      disabled={disabled}
      placeholder={placeholder}
      data-missing={placeholder !== undefined || undefined}
      value={composing ?? value}
      onCompositionStart={() => setComposing(value)}
      onCompositionEnd={(event: CompositionEvent<HTMLInputElement>) => {
        setComposing(null);
        onChange(event.currentTarget.value);
      }}
      onChange={(event) => {
        const text = event.currentTarget.value;
        if (composing === null) onChange(text);
        else setComposing(text);
      }}
    />
  );
}
