import * as v from 'valibot';
import {
  type Conversation,
  conversationSchema,
  type Transcript,
  transcriptSchema,
} from '../../utils/sites/desk.ts';
import { type BadSelector, whyBad } from '../../utils/sites/selector.ts';
import type { Site } from '../../utils/sites/site.ts';

/** What the agent says of a site. */
export type SiteDescription = Pick<Site, 'product' | 'transcript' | 'conversation'>;

const selectors = ['container', 'message', 'customer', 'agent', 'system', 'time'] as const;
const needed: readonly string[] = ['container', 'message'];

/** What the form holds while it is filled in. */
export type SiteDraft = Record<(typeof selectors)[number] | 'attribute' | 'at', string> & {
  /** `host`: what its address tells; `none`: nothing, the whole page is read; `own`: described here; else a product's id. */
  desk: string;
  newestFirst: boolean;
  /** Where the conversation is named; `host`: as its address tells. */
  where: 'host' | Conversation['in'];
};

/** Which fields break which rule; `needed`, or a name under `transcript.rule`. */
export type BrokenSite = Partial<Record<keyof SiteDraft, 'needed' | 'attribute' | 'at' | BadSelector>>;

export function draftOf({ product, transcript, conversation }: SiteDescription): SiteDraft {
  return {
    desk: transcript ? 'own' : (product ?? 'host'),
    container: transcript?.container ?? '',
    message: transcript?.message ?? '',
    customer: transcript?.customer ?? '',
    agent: transcript?.agent ?? '',
    system: transcript?.system ?? '',
    time: transcript?.time ? (transcript.time.in ?? '') : '',
    attribute: transcript?.time?.attribute ?? '',
    newestFirst: transcript?.newestFirst ?? false,
    where: conversation?.in ?? 'host',
    at: conversation?.at ?? '',
  };
}

/** Reads the form. */
export function descriptionOf(
  draft: SiteDraft,
): { site: SiteDescription; broken: undefined } | { broken: BrokenSite } {
  const broken: BrokenSite = {};
  const conversation = draft.where === 'host' ? undefined : whereOf(draft, draft.where, broken);
  const transcript = draft.desk === 'own' ? transcriptOf(draft, broken) : undefined;
  if (Object.keys(broken).length > 0) return { broken };
  const product = draft.desk === 'own' || draft.desk === 'host' ? undefined : draft.desk;
  return { site: { product, transcript, conversation }, broken: undefined };
}

function whereOf(draft: SiteDraft, where: Conversation['in'], broken: BrokenSite): Conversation | undefined {
  const at = draft.at.trim() || undefined;
  if (where === 'query' && at === undefined) broken.at = 'needed';
  const read = v.safeParse(conversationSchema, { in: where, at });
  if (!read.success) broken.at = 'at';
  return read.success ? read.output : undefined;
}

function transcriptOf(draft: SiteDraft, broken: BrokenSite): Transcript | undefined {
  for (const name of selectors) {
    const selector = draft[name].trim();
    const rule = selector === '' ? (needed.includes(name) ? 'needed' : undefined) : whyBad(selector);
    if (rule) broken[name] = rule;
  }
  const attribute = draft.attribute.trim() || undefined;
  const time = draft.time.trim() || undefined;
  const read = v.safeParse(transcriptSchema, {
    container: draft.container,
    message: draft.message,
    customer: draft.customer.trim() || undefined,
    agent: draft.agent.trim() || undefined,
    system: draft.system.trim() || undefined,
    time: time || attribute ? { in: time, attribute } : undefined,
    newestFirst: draft.newestFirst || undefined,
  });
  if (read.success) return read.output;
  for (const issue of read.issues)
    if (v.getDotPath(issue) === 'time.attribute') broken.attribute = 'attribute';
  return undefined;
}
