/** Lets templates say plain values at once: Liquid's own way makes several generators for each, most of a page's time. */
import {
  type Context,
  Drop,
  type Emitter,
  filters as liquidFilters,
  IfTag,
  type Liquid,
  LiquidError,
  LookupType,
  Output,
  RenderError,
  type Template,
  toValueSync,
  Value,
} from "liquidjs";

/** What every value that a template says goes through. */
const { escape } = liquidFilters;

/** What is not plain goes Liquid's own way. */
const SLOW = Symbol("slow");
type Quick = (context: Context) => unknown;

/** Those templates, wherever pages call them. Throws where one cannot be read. */
export function quickenTemplates(engine: Liquid, names: Iterable<string>): void {
  quickenRendering(engine);
  for (const name of names)
    for (const use of [LookupType.Root, LookupType.Layouts, LookupType.Partials])
      engine.parseFileSync(name, use).forEach(quicken);
}

/** One template after the other, without a generator that waits for each; the outermost call goes Liquid's own way. */
function quickenRendering({ renderer }: Liquid): void {
  const slow = renderer.renderTemplates.bind(renderer);
  renderer.renderTemplates = (templates, context, emitter) => {
    if (!emitter || !context.sync || context.opts.catchAllErrors)
      return slow(templates, context, emitter);
    context.renderLimit.check(performance.now());
    for (const template of templates) {
      try {
        const rendering: unknown = template.render(context, emitter);
        // Most wrote what they have to say already.
        const html: unknown = rendering === undefined ? rendering : toValueSync(rendering);
        if (html) emitter.write(html);
      } catch (error) {
        throw LiquidError.is(error) ? error : new RenderError(error as Error, template);
      }
      if (context.breakCalled || context.continueCalled) break;
    }
    // What is not waited for is handed on as it is.
    return undefined as never;
  };
}

function quicken(template: Template): void {
  if (template instanceof Output) quickenOutput(template);
  else if (template instanceof IfTag) quickenIf(template as unknown as Choice);
  else if ("str" in template && typeof template.str === "string")
    quickenText(template, template.str);
  for (const one of template.arguments?.() ?? []) if (one instanceof Value) quickenValue(one);
  if (!template.children) return;
  for (const child of toValueSync(template.children(false, true)) as Template[]) quicken(child);
}

function quickenText(template: Template, text: string): void {
  template.render = (_context, emitter) => emitter.write(text);
}

function quickenOutput(output: Output): void {
  const quick = quickOf(output.value);
  if (!quick) return;
  const slow = output.render;
  output.render = function render(context: Context, emitter: Emitter) {
    const value = quick(context);
    if (value === SLOW) return slow.call(output, context, emitter);
    emitter.write(value);
    return undefined as never;
  };
}

interface Choice extends Template {
  liquid: Liquid;
  branches: readonly { value: Value; templates: Template[] }[];
  elseTemplates?: Template[];
}

function quickenIf(choice: Choice): void {
  const branches: { quick: Quick; templates: Template[] }[] = [];
  for (const { value, templates } of choice.branches) {
    const quick = quickOf(value);
    if (!quick) return;
    branches.push({ quick, templates });
  }
  const slow = choice.render;
  choice.render = function render(context: Context, emitter: Emitter) {
    const { renderer } = choice.liquid;
    for (const { quick, templates } of branches) {
      const value = quick(context);
      if (value === SLOW) return slow.call(choice, context, emitter);
      if (isTrue(value)) return renderer.renderTemplates(templates, context, emitter);
    }
    return renderer.renderTemplates(choice.elseTemplates ?? [], context, emitter);
  };
}

function quickenValue(value: Value): void {
  const quick = quickOf(value);
  if (!quick) return;
  const slow = value.value;
  value.value = function evaluate(context: Context, lenient?: boolean) {
    const found = quick(context);
    return found === SLOW ? slow.call(value, context, lenient) : (found as never);
  };
}

/** Null for what is said in a way that is left to Liquid. */
function quickOf({ initial, filters }: Value): Quick | null {
  const steps = initial.postfix.map(stepOf);
  if (!steps.every((step) => step !== null)) return null;
  if (filters.some(({ args }) => args.length > 0)) return null;
  const [step] = steps;
  // Most name one thing, and say it escaped.
  const path = steps.length === 1 && step && "path" in step ? step.path : null;
  return (context) => {
    let value = path && !isStrict(context) ? at(path, context) : evaluate(steps, context);
    for (const { handler, token, liquid } of filters as unknown as QuickFilter[]) {
      if (value === SLOW) return SLOW;
      if (handler === escape && typeof value === "string" && !/[&<>"']/.test(value)) continue;
      value = plain(handler.call({ context, token, liquid }, value));
    }
    return value;
  };
}

interface QuickFilter {
  handler: (this: unknown, value: unknown) => unknown;
  token: unknown;
  liquid: unknown;
}

type Step = { path: readonly string[] } | { constant: unknown } | { operator: string };

type Postfix = Value["initial"]["postfix"][number];

interface PropertyAccess {
  /** Of what is not found by name. */
  variable?: unknown;
  props: readonly (object & { content?: unknown })[];
}

function stepOf(token: Postfix): Step | null {
  if ("operator" in token) {
    const operator = String(token.operator);
    return Object.hasOwn(operators, operator) ? { operator } : null;
  }
  if ("content" in token) return isPlain(token.content) ? { constant: token.content } : null;
  if (!("props" in token)) return null;
  const { variable, props } = token as unknown as PropertyAccess;
  if (variable) return null;
  const path = props.map((prop) => ("content" in prop ? prop.content : null));
  return path.every((name) => typeof name === "string") ? { path } : null;
}

const isStrict = ({ strictVariables, opts }: Context): boolean => strictVariables || opts.jsTruthy;

function evaluate(steps: readonly Step[], context: Context): unknown {
  if (isStrict(context)) return SLOW;
  const stack: unknown[] = [];
  for (const step of steps) {
    let value: unknown;
    if ("path" in step) value = at(step.path, context);
    else if ("constant" in step) value = step.constant;
    else {
      const right = stack.pop();
      value = operators[step.operator]?.(stack.pop(), right) ?? SLOW;
    }
    if (value === SLOW) return SLOW;
    stack.push(value);
  }
  return stack[0];
}

function at(path: readonly string[], context: Context): unknown {
  let value: unknown = context["findScope"](path[0] ?? "");
  for (const name of path) {
    value = context["readProperty"](value as never, name);
    if (value !== null && typeof value === "object" && isWaiting(value)) return SLOW;
  }
  return plain(value);
}

/** Something that is to be gone on with. */
const isWaiting = (value: object): boolean =>
  ("next" in value && typeof value.next === "function") ||
  ("then" in value && typeof value.then === "function");

const isPlain = (value: unknown): boolean =>
  value === null || (typeof value !== "object" && typeof value !== "function");

const plain = (value: unknown): unknown =>
  isPlain(value) ||
  (typeof value === "object" && !(value instanceof Drop) && !isWaiting(value ?? {}))
    ? value
    : SLOW;

const isTrue = (value: unknown): boolean =>
  value !== false && value !== undefined && value !== null;

const isSaid = (value: unknown): boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** Of two numbers; null for anything else. */
const compared =
  (compare: (left: number, right: number) => boolean) =>
  (left: unknown, right: unknown): boolean | null =>
    typeof left === "number" && typeof right === "number" ? compare(left, right) : null;

/** What two values say together; null where that is left to Liquid. */
const operators: Record<string, (left: unknown, right: unknown) => boolean | null> = {
  "==": (left, right) => (isSaid(left) && isSaid(right) ? left === right : null),
  "!=": (left, right) => (isSaid(left) && isSaid(right) ? left !== right : null),
  ">": compared((left, right) => left > right),
  "<": compared((left, right) => left < right),
  ">=": compared((left, right) => left >= right),
  "<=": compared((left, right) => left <= right),
  and: (left, right) => isTrue(left) && isTrue(right),
  or: (left, right) => isTrue(left) || isTrue(right),
  contains: (left, right) =>
    typeof left === "string" && typeof right === "string" ? left.includes(right) : null,
};
