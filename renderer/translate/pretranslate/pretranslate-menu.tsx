/** Opens the dialog that fills untranslated rows from memory, terms and an engine. */
import { Modal } from "@mantine/core";
import { IconWand } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../../app/commands.tsx";
import { DialogButton } from "../../app/dialog-button.tsx";
import { PretranslateForm } from "./pretranslate-form.tsx";
import { PretranslateRun } from "./pretranslate-run.tsx";
import { usePretranslate } from "./use-pretranslate.ts";

const KEYS = "alt+shift+p";

export function PretranslateMenu(): JSX.Element {
  const { t } = useTranslation("engine");
  const [opened, setOpened] = useState(false);
  const work = usePretranslate();
  const { run } = work;
  const label = t("pretranslate.open");
  const open = (): void => {
    if (run.kind !== "looking" && run.kind !== "halted") work.reset();
    setOpened(true);
  };
  /** What is under way is stopped first; what was found then is used or let go by a choice. */
  const close = (): void => {
    if (run.kind === "looking") work.stop();
    else setOpened(false);
  };
  useCommands([{ id: "translate-pretranslate", group: "translate", label, keys: KEYS, run: open }]);
  return (
    <>
      <DialogButton size={30} label={label} keys={KEYS} open={open}>
        <IconWand size={18} stroke={1.7} />
      </DialogButton>
      <Modal
        opened={opened}
        onClose={close}
        title={t("pretranslate.title")}
        closeButtonProps={{ "aria-label": t("pretranslate.close") }}
        size="lg"
      >
        {run.kind === "idle" ? (
          <PretranslateForm onStart={work.start} onCancel={close} />
        ) : (
          <PretranslateRun
            work={work}
            onClose={() => {
              setOpened(false);
              work.reset();
            }}
          />
        )}
      </Modal>
    </>
  );
}
