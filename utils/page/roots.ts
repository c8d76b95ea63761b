import type { OpenRoot } from './anchor.ts';
import {
  allIn,
  firstChildOf,
  hostOf,
  isConnected,
  isElement,
  nameOf,
  nextSiblingOf,
  type Root,
  sizeOf,
} from './native.ts';
import { isSkipped, skippingAttributes } from './skipped.ts';

/** Elements that are looked at again for a root that came late; a page of thousands of them gets no more. */
const mostPending = 500;

/** The browser looks through so many elements in one go, which takes about half a millisecond. */
const mostAtOnce = 2_000;

/** Names without a dash that are worth ruling out by a selector: the rest is looked at one by one. */
const usual =
  'div,span,p,li,a,b,i,em,strong,td,tr,svg,path,img,button,time,ul,ol,section,article,br,input,label,h1,h2,h3,h4,h5,h6,small,code,pre,use,g,option,style,script,link,meta,header,footer,main,nav,aside,form,table,tbody,th';
const unusual = `:not(${usual})`;

/** Names with a dash that belong to SVG and MathML, and our own card. */
const noHosts = new Set([
  'annotation-xml',
  'color-profile',
  'font-face',
  'font-face-src',
  'font-face-uri',
  'font-face-format',
  'font-face-name',
  'missing-glyph',
  'patchcord-card',
]);

/**
 * The document and the shadow roots in it, each with an observer of its own. Only elements whose name has a dash are
 * asked for a root: asking all 61,540 elements of a large page takes 74 ms. An element without one may get it later,
 * which no observer tells: `lateOnes` asks again.
 */
export class Roots {
  readonly #open: OpenRoot;
  readonly #observers = new Map<Root, MutationObserver>();
  readonly #byHost = new WeakMap<Element, ShadowRoot>();
  readonly #pending = new Set<Element>();
  readonly #onChange: (records: MutationRecord[], root: Root) => void;
  #observing = true;

  constructor(open: OpenRoot, onChange: (records: MutationRecord[], root: Root) => void) {
    this.#open = open;
    this.#onChange = onChange;
  }

  get known(): Iterable<Root> {
    return this.#observers.keys();
  }

  get hasShadow(): boolean {
    return this.#observers.size > 1;
  }

  get isWaiting(): boolean {
    return this.#pending.size > 0;
  }

  readonly rootIn = (element: Element): ShadowRoot | undefined => this.#byHost.get(element);

  add(root: Root): void {
    if (this.#observers.has(root)) return;
    const observer = new MutationObserver((records) => this.#onChange(records, root));
    this.#observers.set(root, observer);
    if (this.#observing) observe(observer, root);
  }

  /** Takes in the shadow roots in a part of the page; gives those that are new. What is in them is for another call. */
  *discover(region: Node): Generator<void, ShadowRoot[]> {
    const fresh: ShadowRoot[] = [];
    if (isElement(region)) this.#look(region, fresh);
    if (sizeOf(region) <= mostAtOnce) {
      const elements = allIn(region, unusual);
      for (let at = 0; at < elements.length; at += 1) this.#look(elements[at] as Element, fresh);
      return fresh;
    }
    for (let child = firstChildOf(region); child; child = nextSiblingOf(child)) {
      if (!isElement(child)) continue;
      fresh.push(...(yield* this.discover(child)));
      yield;
    }
    return fresh;
  }

  /** Roots that elements got since they were looked at. */
  lateOnes(): ShadowRoot[] {
    const fresh: ShadowRoot[] = [];
    for (const element of this.#pending) {
      if (!isConnected(element)) {
        this.#pending.delete(element);
        continue;
      }
      const root = this.#open(element);
      if (!root) continue;
      this.#pending.delete(element);
      this.#take(element, root);
      fresh.push(root);
    }
    return fresh;
  }

  /** Lets go of the roots whose hosts have left the page; gives them. */
  dropLost(): ShadowRoot[] {
    const lost: ShadowRoot[] = [];
    for (const [root, observer] of this.#observers) {
      if (!(root instanceof ShadowRoot) || isConnected(hostOf(root))) continue;
      observer.disconnect();
      this.#observers.delete(root);
      this.#byHost.delete(hostOf(root));
      lost.push(root);
    }
    return lost;
  }

  /** Stops observing, and what was observed and not told yet is forgotten. */
  pause(): void {
    this.#observing = false;
    for (const observer of this.#observers.values()) observer.disconnect();
  }

  resume(): void {
    if (this.#observing) return;
    this.#observing = true;
    for (const [root, observer] of this.#observers) observe(observer, root);
  }

  undo(): void {
    this.pause();
    this.#observers.clear();
    this.#pending.clear();
  }

  #look(element: Element, fresh: ShadowRoot[]): void {
    if (!mayHost(element) || this.#byHost.has(element)) return;
    const root = this.#open(element);
    if (root) {
      this.#take(element, root);
      fresh.push(root);
    } else if (this.#pending.size < mostPending) this.#pending.add(element);
  }

  #take(element: Element, root: ShadowRoot): void {
    this.#byHost.set(element, root);
    this.add(root);
  }
}

function mayHost(element: Element): boolean {
  const name = nameOf(element);
  return name.includes('-') && !noHosts.has(name) && !isSkipped(element);
}

function observe(observer: MutationObserver, root: Root): void {
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: skippingAttributes,
  });
}
