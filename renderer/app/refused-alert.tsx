/** Why something was refused, and what to do. */
import { Alert, type AlertProps } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { JSX } from "react";
import { useErrorWords } from "./error-text.ts";

export function RefusedAlert({ error, ...look }: AlertProps & { error: unknown }): JSX.Element {
  const { title, advice } = useErrorWords()(error);
  return (
    <Alert color="cinnabar" icon={<IconAlertTriangle size={18} />} title={title} {...look}>
      {advice}
    </Alert>
  );
}
