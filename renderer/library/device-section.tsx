/** This device: language and colours. They take effect at once and belong to no library. */
import { Group, Input, SegmentedControl } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { deviceSchema } from "../../core/api/device.ts";
import { useSetLook } from "../app/look.tsx";
import { useStart } from "../app/query.ts";
import { SettingsSection } from "./settings-section.tsx";

const { language: languageSchema, colourScheme: schemeSchema } = deviceSchema.shape;

export function DeviceSection(): JSX.Element {
  const { t } = useTranslation("library");
  const { device } = useStart();
  const setLook = useSetLook();
  return (
    <SettingsSection id="device" title={t("device.title")} about={t("device.about")}>
      <Group gap="xl" align="flex-start">
        <div>
          <Input.Label labelElement="div" id="device-language">
            {t("device.language")}
          </Input.Label>
          <SegmentedControl
            aria-labelledby="device-language"
            value={device.language}
            onChange={(language) => setLook({ language: languageSchema.parse(language) })}
            data={languageSchema.options.map((value) => ({
              value,
              label: t(`languageName.${value}`),
            }))}
          />
        </div>
        <div>
          <Input.Label labelElement="div" id="device-scheme">
            {t("device.scheme")}
          </Input.Label>
          <SegmentedControl
            aria-labelledby="device-scheme"
            value={device.colourScheme}
            onChange={(scheme) => setLook({ colourScheme: schemeSchema.parse(scheme) })}
            data={schemeSchema.options.map((value) => ({ value, label: t(`schemeName.${value}`) }))}
          />
        </div>
      </Group>
    </SettingsSection>
  );
}
