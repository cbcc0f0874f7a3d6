/** Makes a target's folder that is not there yet, as on the first day of a site. */
import { Button } from "@mantine/core";
import { ORPCError } from "@orpc/client";
import { IconFolderPlus } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { client } from "../app/client.ts";
import { useTell } from "../app/tell.tsx";

const missingSchema = z.object({ reason: z.literal("path-missing") });

/** True of a refusal because the folder of a target is not there. */
export const isFolderMissing = (error: unknown): boolean =>
  error instanceof ORPCError &&
  error.code === "TARGET_UNREACHABLE" &&
  missingSchema.safeParse(error.data).success;

export function MakeFolder(props: { target: string; made: () => void }): JSX.Element {
  const { target, made } = props;
  const { t } = useTranslation("publication");
  const [busy, setBusy] = useState(false);
  const tell = useTell();
  const make = async (): Promise<void> => {
    setBusy(true);
    try {
      await client.publication.makeFolder({ target });
      made();
    } catch (error) {
      tell.error(error);
    }
    setBusy(false);
  };
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconFolderPlus size={16} stroke={1.6} />}
      loading={busy}
      onClick={() => void make()}
    >
      {t("makeFolder")}
    </Button>
  );
}
