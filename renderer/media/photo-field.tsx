/** One text of a photograph in one language, bound to its block. */
import { Textarea } from "@mantine/core";
import { type JSX, useState } from "react";
import type { PhotoText } from "../../core/media/photos.ts";
import { type Lang, langTags } from "../../core/report/lang.ts";
import classes from "./photos.module.css";

interface PhotoFieldProps {
  label: string;
  placeholder: string;
  lang: Lang;
  text: PhotoText;
  value: string;
  lacking: boolean;
  onChange(value: string): void;
}

/** Follows the document, but for the letters of an input method that are not text yet. Only a caption has lines. */
export function PhotoField(props: PhotoFieldProps): JSX.Element {
  const { label, placeholder, lang, text, value, lacking, onChange } = props;
  const [composing, setComposing] = useState<string | null>(null);
  const send = (typed: string): void =>
    onChange(text === "caption" ? typed : typed.replace(/\s*\n\s*/g, " "));
  return (
    <Textarea
      size="xs"
      autosize
      minRows={1}
      maxRows={6}
      className={classes.field}
      classNames={{ input: classes.input ?? "" }}
      aria-label={label}
      placeholder={placeholder}
      lang={langTags[lang]}
      spellCheck={lang === "en"}
      data-lacking={lacking || undefined}
      data-gap={lacking || undefined}
      value={composing ?? value}
      onKeyDown={(event) => {
        if (event.key === "Enter" && text !== "caption") event.preventDefault();
      }}
      onCompositionStart={() => setComposing(value)}
      onCompositionEnd={(event) => {
        setComposing(null);
        send(event.currentTarget.value);
      }}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        if (composing === null) send(typed);
        else setComposing(typed);
      }}
    />
  );
}
