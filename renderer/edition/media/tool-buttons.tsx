/** The row of buttons at the corner of what is shown in the text. */
import { ActionIcon, Tooltip } from "@mantine/core";
import type { TablerIcon } from "@tabler/icons-react";
import type { JSX } from "react";
import classes from "../figure-tools.module.css";

export interface Tool {
  name: string;
  label: string;
  Icon: TablerIcon;
  run(): void;
}

/** Outside of the Tab order: it would lie between one paragraph and the next. */
export const ToolButtons = ({ tools }: { tools: Tool[] }): JSX.Element => (
  <div className={classes.tools}>
    {tools.map(({ name, label, Icon, run }) => (
      <Tooltip key={name} label={label}>
        <ActionIcon
          size={28}
          variant="default"
          tabIndex={-1}
          data-tool={name}
          aria-label={label}
          onMouseDown={(event) => event.preventDefault()}
          onClick={run}
        >
          <Icon size={16} />
        </ActionIcon>
      </Tooltip>
    ))}
  </div>
);
