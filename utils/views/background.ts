import { browser } from '../browser/index.ts';
import { asker } from '../messages/ask.ts';
import type { ViewToBackground } from '../messages/calls.ts';

/** How popup and options ask the background. */
export const ask = asker<ViewToBackground>((envelope) => browser.runtime.sendMessage(envelope));
