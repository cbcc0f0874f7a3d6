/** Who I am, at the foot of the rail: choose among the library's people; the log signs with this name. */
import { Avatar, Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconUserQuestion } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { inLang } from "../../core/report/lang.ts";
import { client } from "./client.ts";
import { useCommands } from "./commands.tsx";
import { contentLangOf } from "./i18n.ts";
import { initialsOf } from "./initials.ts";
import { keys, type Start, useMe, useSettings } from "./query.ts";
import { useTell } from "./tell.tsx";
import styles from "./who-menu.module.css";

export function WhoMenu(): JSX.Element {
  const { t, i18n } = useTranslation();
  const lang = contentLangOf(i18n.language);
  const me = useMe();
  const { people } = useSettings();
  const [, navigate] = useLocation();
  const queryClient = useQueryClient();
  const tell = useTell();
  const { mutate: identify } = useMutation({
    mutationFn: (person: string) => client.device.identify({ person }),
    onSuccess: (device) =>
      queryClient.setQueryData<Start>(keys.start, (start) => start && { ...start, device }),
    onError: tell.error,
  });
  const myName = me ? inLang(me.name, lang) : t("who.nobody");
  useCommands(
    people
      .filter((person) => person.id !== me?.id)
      .map((person) => ({
        id: `who-${person.id}`,
        group: "window",
        label: t("who.am", { name: inLang(person.name, lang) }),
        run: () => identify(person.id),
      })),
  );
  return (
    <Menu position="right-end" width={260}>
      <Menu.Target>
        <UnstyledButton className={styles.who} aria-label={t("who.label", { name: myName })}>
          <Avatar size={34} color={me ? "cinnabar" : "gray"} variant={me ? "light" : "outline"}>
            {me ? initialsOf(me.name, lang) : <IconUserQuestion size={18} stroke={1.5} />}
          </Avatar>
          <span className={styles.name}>{myName}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{people.length > 0 ? t("who.choose") : t("who.empty")}</Menu.Label>
        {people.map((person) => (
          <Menu.Item
            key={person.id}
            onClick={() => identify(person.id)}
            rightSection={person.id === me?.id ? <IconCheck size={16} /> : null}
          >
            {inLang(person.name, lang)}
            <span className={styles.roles}>
              {person.roles.map((role) => t(`role.${role}`)).join(t("listComma"))}
            </span>
          </Menu.Item>
        ))}
        {me && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => identify("")}>{t("who.leave")}</Menu.Item>
          </>
        )}
        <Menu.Divider />
        <Menu.Item onClick={() => navigate("/settings#people")}>{t("who.edit")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
