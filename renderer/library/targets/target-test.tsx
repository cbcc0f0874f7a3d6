/** A target's password, which stays on this device, and a try of the connection: what it says, and whose key it showed. */
import { Button, Code, Group, PasswordInput, Text } from "@mantine/core";
import { ORPCError } from "@orpc/client";
import { IconAlertTriangle, IconCheck, IconPlugConnected } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { RemoteTarget, Target } from "../../../core/library/target.ts";
import { client } from "../../app/client.ts";
import { useErrorWords } from "../../app/error-text.ts";
import { toRemote } from "./target-draft.ts";
import styles from "./targets.module.css";

interface TargetTestProps {
  target: Target;
  accept: (fingerprint: string) => void;
}

const shownSchema = z.object({
  reason: z.enum(["host-key-unknown", "host-key-changed", "certificate"]),
  detail: z.string().min(1),
});

/** The fingerprint that a refusal is about, null when it is about something else. */
const shownBy = (error: unknown): string | null =>
  error instanceof ORPCError ? (shownSchema.safeParse(error.data).data?.detail ?? null) : null;

export function TargetTest({ target, accept }: TargetTestProps): JSX.Element {
  const { t } = useTranslation("library");
  const queryClient = useQueryClient();
  const [secret, setSecret] = useState("");
  const remote = toRemote(target);
  const secretKey = ["target-secret", remote];
  const { data: isKept = false } = useQuery({
    queryKey: secretKey,
    queryFn: () => (remote ? client.publication.hasSecret(remote) : false),
  });
  const test = useMutation({
    mutationFn: (tried: RemoteTarget) =>
      client.publication.test({ target: tried, secret: secret === "" ? null : secret }),
    onSuccess: async () => {
      setSecret("");
      await queryClient.invalidateQueries({ queryKey: ["target-secret"] });
    },
  });
  const forget = useMutation({
    mutationFn: (known: RemoteTarget) => client.publication.forgetSecret(known),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["target-secret"] }),
  });
  const fingerprint = "fingerprint" in target ? target.fingerprint : "";
  const shown = shownBy(test.error);
  const acceptShown = (): void => {
    if (shown === null || !remote) return;
    accept(shown);
    test.mutate({ ...remote, fingerprint: shown });
  };
  return (
    <div className={styles.test}>
      <Group gap="sm" align="end" wrap="nowrap">
        <PasswordInput
          className={styles.secret}
          label={t(`targets.secret.${secretKind(target)}`)}
          description={t(isKept ? "targets.secret.kept" : "targets.secret.none")}
          autoComplete="new-password"
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        {isKept && remote && (
          <Button variant="default" onClick={() => forget.mutate(remote)}>
            {t("targets.secret.forget")}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconPlugConnected size={17} stroke={1.6} />}
          loading={test.isPending}
          disabled={remote === null}
          onClick={() => remote && test.mutate(remote)}
        >
          {t("targets.test")}
        </Button>
      </Group>
      {fingerprint !== "" && (
        <Text size="sm" c="var(--ink-soft)">
          {t("targets.fingerprint")} <Code className={styles.fingerprint}>{fingerprint}</Code>
        </Text>
      )}
      <div aria-live="polite" className={styles.outcome}>
        {target.kind === "wordpress" && !isKept && (
          <Text size="sm" c="var(--ink-soft)">
            {t("targets.passwordFrom")}
          </Text>
        )}
        {remote === null && (
          <Text size="sm" c="var(--ink-soft)">
            {t("targets.fillIn")}
          </Text>
        )}
        {test.isSuccess && (
          <Text size="sm" className={styles.good}>
            <IconCheck size={17} aria-hidden />{" "}
            {t(target.kind === "wordpress" ? "targets.worksPosts" : "targets.works")}
          </Text>
        )}
        {test.isError && <Refused error={test.error} />}
        {test.isError && shown !== null && (
          <Group gap="sm">
            <Button size="xs" variant="default" onClick={acceptShown}>
              {t("targets.accept")}
            </Button>
            <Code className={styles.fingerprint}>{shown}</Code>
          </Group>
        )}
      </div>
    </div>
  );
}

function secretKind(
  target: Target,
): "password" | "passphrase" | "secretKey" | "applicationPassword" {
  if (target.kind === "s3") return "secretKey";
  if (target.kind === "wordpress") return "applicationPassword";
  return target.kind === "sftp" && target.auth === "key" ? "passphrase" : "password";
}

function Refused({ error }: { error: unknown }): JSX.Element {
  const { title, advice } = useErrorWords()(error);
  return (
    <div>
      <Text size="sm" fw={600} className={styles.bad}>
        <IconAlertTriangle size={17} aria-hidden /> {title}
      </Text>
      <Text size="sm">{advice}</Text>
    </div>
  );
}
