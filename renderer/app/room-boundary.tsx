/** What stands in a room's place while it loads, and when it failed: the reason and a way on. */
import { Button, Loader, Stack, Text, Title } from "@mantine/core";
import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type JSX, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "./error-text.ts";

export function Loading(): JSX.Element {
  const { t } = useTranslation();
  return (
    <Stack
      align="center"
      justify="center"
      flex={1}
      p="xl"
      component="output"
      aria-label={t("loading")}
    >
      <Loader size="sm" type="dots" color="gray" />
    </Stack>
  );
}

/** A failure in the middle of a room, with what to do; `again` asks once more. */
export function Failure({ error, again }: { error: unknown; again: () => void }): JSX.Element {
  const { t } = useTranslation();
  const { title, advice } = useErrorWords()(error);
  return (
    <Stack align="center" justify="center" flex={1} p="xl" gap="sm" role="alert">
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text maw={520} ta="center" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        {advice}
      </Text>
      <Button variant="default" mt="sm" onClick={again}>
        {t("again")}
      </Button>
    </Stack>
  );
}

class Catch extends Component<
  { children: ReactNode; reset: () => void },
  { error: { thrown: unknown } | null }
> {
  override state = { error: null as { thrown: unknown } | null };

  static getDerivedStateFromError(thrown: unknown): { error: { thrown: unknown } } {
    return { error: { thrown } };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return (
      <Failure
        error={this.state.error.thrown}
        again={() => {
          this.props.reset();
          this.setState({ error: null });
        }}
      />
    );
  }
}

export function RoomBoundary({ children }: { children: ReactNode }): JSX.Element {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Catch reset={reset}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
        </Catch>
      )}
    </QueryErrorResetBoundary>
  );
}
