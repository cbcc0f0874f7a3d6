/** Goes to the place that the address asks for, once the text is there; it comes before where the text was left. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { type RefObject, useEffect, useEffectEvent } from "react";
import { useLocation, useSearch } from "wouter";
import type { Lang } from "../../core/report/lang.ts";
import { parseBlockAddress } from "../app/block-address.ts";
import type { GuideDoor } from "./guide.tsx";

interface AskedPlaceProps {
  lang: Lang;
  guideRef: RefObject<GuideDoor | null>;
}

export function AskedPlace({ lang, guideRef }: AskedPlaceProps): null {
  const [editor] = useLexicalComposerContext();
  const [location, navigate] = useLocation();
  const search = useSearch();
  const go = useEffectEvent((): void => {
    const place = parseBlockAddress(search);
    if (!place) return;
    guideRef.current?.goTo(place.block, place.span ?? undefined);
    // Whoever comes back to the report later finds it as it was left.
    navigate(`${location}?lang=${lang}`, { replace: true });
  });
  useEffect(() => {
    if (!parseBlockAddress(search)) return;
    if (editor.isEditable()) return go();
    return editor.registerEditableListener((editable) => {
      if (editable) go();
    });
  }, [editor, search]);
  return null;
}
