/** The little of the DOM that node classes draw with; core itself is built without a DOM library. */
import { $getDocument, type ElementNode, setDOMUnmanaged } from "lexical";

/** What Lexical takes as an element of the page, whichever project compiles this file. */
export type NodeDom = ReturnType<ElementNode["createDOM"]>;

export interface Element {
  className: string;
  contentEditable: string;
  draggable: boolean;
  textContent: string | null;
  src: string;
  alt: string;
  width: number;
  height: number;
  readonly firstElementChild: Element | null;
  readonly lastElementChild: Element | null;
  readonly classList: { toggle(token: string, force: boolean): boolean };
  setAttribute(name: string, value: string): void;
  append(...children: Element[]): void;
  setAttribute(name: string, value: string): void;
  replaceChildren(): void;
}

export function createElement(tag: string, className: string): Element {
  const document = $getDocument() as unknown as { createElement(tag: string): Element };
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/** An element whose content is not the editor's: nothing in it is typed, and Lexical leaves it alone. */
export function createUnmanaged(tag: string, className: string): Element {
  const element = createElement(tag, className);
  element.contentEditable = "false";
  setDOMUnmanaged(toNodeDom(element), { captureSelection: true });
  return element;
}

export const toNodeDom = (element: Element): NodeDom => element as unknown as NodeDom;
export const fromNodeDom = (dom: NodeDom): Element => dom as unknown as Element;
