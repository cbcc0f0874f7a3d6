/** Help pages in the terminal's language: Commander words its titles in English and counts Chinese as narrow. */
import type { Command } from "commander";
import type { TerminalWords } from "../terminal-words.ts";

export function localiseHelp(command: Command, words: TerminalWords): void {
  const titles: Record<string, string> = {
    "Usage:": words("help.usage"),
    "Options:": words("help.options"),
    "Arguments:": words("help.arguments"),
    "Commands:": words("help.commands"),
  };
  command
    .helpOption("-h, --help", words("option.help"))
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      displayWidth: terminalWidth,
      subcommandTerm: (sub) => sub.name(),
      optionDescription: (option) => option.description,
      commandUsage: (asked) => {
        const values = asked.registeredArguments.map((argument) =>
          argument.variadic ? `<${argument.name()}>…` : `<${argument.name()}>`,
        );
        const command = asked.commands.length > 0 ? [`<${words("argument.command")}>`] : [];
        return [...namesOf(asked), ...command, ...values, `[${words("help.option")}]`].join(" ");
      },
    });
}

const namesOf = (command: Command): string[] => [
  ...(command.parent ? namesOf(command.parent) : []),
  command.name(),
];

const WIDE =
  /[\u1100-\u115F\u3000-\u303F\uAC00-\uD7A3\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Script=Han}/u;

/** Columns that a text takes in a terminal: wide and full-width characters (UAX #11) take two. */
export const terminalWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
