/** The rules that pages of the site are held to by html-validate: HTML itself and what WCAG asks of markup. */
import { HtmlValidate, StaticConfigLoader } from "html-validate";

/** Both sets as they are: no rule is taken out. */
const rules = ["html-validate:standard", "html-validate:a11y"];

/** Each fault of a page in one line, with its rule and place. */
export async function faultsIn(html: string, path: string): Promise<string[]> {
  const validator = new HtmlValidate(new StaticConfigLoader({ extends: rules }));
  const { results } = await validator.validateString(html, path);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId}: ${message}`),
  );
}
