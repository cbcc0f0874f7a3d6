/** The first screen, and the way to another library: open the sample, create one, or open one. */
import { Anchor, Button, Group, SegmentedControl, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import seal from "../../resources/icons/diglot.svg";
import { client } from "../app/client.ts";
import { useDeskPath } from "../app/desk-place.tsx";
import { useSetLook } from "../app/look.tsx";
import { uiLanguageOf, uiLanguages } from "../app/i18n.ts";
import { useStart } from "../app/query.ts";
import { CreateForm } from "./create-form.tsx";
import { OpenForm } from "./open-form.tsx";
import { ProblemAlert } from "./problem-alert.tsx";
import { useEnterLibrary } from "./use-enter-library.tsx";
import styles from "./welcome.module.css";

export function Welcome(): JSX.Element {
  const { t } = useTranslation("library");
  const { device, library, problem, suggestedDir } = useStart();
  const setLook = useSetLook();
  const sample = useEnterLibrary();
  const deskPath = useDeskPath();
  return (
    <div className={styles.page}>
      <div className={styles.sheet}>
        <header className={styles.head}>
          <img src={seal} alt="" className={styles.seal} />
          <div>
            <Title order={1} size="h2">
              {t("welcome.title")}
            </Title>
            <Text c="dimmed">{t("welcome.subtitle")}</Text>
          </div>
          <SegmentedControl
            size="xs"
            ml="auto"
            aria-label={t("welcome.language")}
            value={uiLanguageOf(device.language)}
            onChange={(language) => {
              const chosen = uiLanguages.find((known) => known === language);
              if (chosen) setLook({ language: chosen });
            }}
            data={uiLanguages.map((language) => ({
              value: language,
              label: t(`languageName.${language}`),
            }))}
          />
        </header>
        {library && (
          <Group className={styles.back}>
            <Anchor component={Link} href={deskPath} size="sm">
              <IconArrowLeft size={15} className={styles.inline} /> {t("welcome.back")}
            </Anchor>
            <Text size="sm" c="dimmed">
              {library.sample
                ? t("welcome.sampleOpen")
                : t("welcome.openNow", { dir: library.dir })}
            </Text>
          </Group>
        )}
        {problem && <ProblemAlert problem={problem} />}
        <section className={styles.door} aria-labelledby="welcome-sample">
          <div className={styles.words}>
            <Title order={2} size="h4" id="welcome-sample">
              {t("sample.title")}
            </Title>
            <Text size="sm" c="dimmed">
              {t("sample.text")}
            </Text>
          </div>
          <Button
            size="md"
            loading={sample.busy}
            onClick={() => sample.enter(() => client.device.openSample())}
          >
            {t("sample.open")}
          </Button>
          {sample.busy && (
            <Text component="output" size="sm" className={styles.wide}>
              {t("sample.preparing")}
            </Text>
          )}
          {sample.refusal && <div className={styles.wide}>{sample.refusal}</div>}
        </section>
        <CreateForm suggestedDir={suggestedDir} />
        <OpenForm recent={device.recent} />
      </div>
    </div>
  );
}
