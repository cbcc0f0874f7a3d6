/** The translation memory (记忆库): its units to look through and mend, the memories that they lie in, and their figures. */
import { Tabs, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { client } from "../app/client.ts";
import { keys } from "../app/query.ts";
import { CountsTab } from "./counts-tab.tsx";
import { MemoriesTab } from "./memories-tab.tsx";
import styles from "./memory.module.css";
import { UnitsTab } from "./units-tab.tsx";

const tabs = ["units", "counts", "memories"] as const;
type Tab = (typeof tabs)[number];

export function MemoryRoom(): JSX.Element {
  const { t, i18n } = useTranslation("memory");
  const [tab, setTab] = useState<Tab>("units");
  const { data } = useQuery({
    queryKey: [...keys.memory, "stats"],
    queryFn: () => client.memory.stats(),
  });
  const memories = data?.memories ?? [];
  return (
    <Tabs
      value={tab}
      onChange={(value) => setTab(tabs.find((one) => one === value) ?? "units")}
      className={styles.room}
      keepMounted={false}
    >
      <header className={styles.header}>
        <Title order={1} size="h3">
          {t("title")}
        </Title>
        {data && (
          <span className={styles.amount}>
            {t("amount", { count: data.units, units: data.units.toLocaleString(i18n.language) })}
          </span>
        )}
        <Tabs.List className={styles.tabs}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tab.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </header>
      <Tabs.Panel value="units" className={styles.panel}>
        <UnitsTab memories={memories} />
      </Tabs.Panel>
      <Tabs.Panel value="counts" className={styles.scroll}>
        <CountsTab />
      </Tabs.Panel>
      <Tabs.Panel value="memories" className={styles.scroll}>
        <MemoriesTab memories={memories} />
      </Tabs.Panel>
    </Tabs>
  );
}
