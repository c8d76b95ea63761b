/** What can be done with a session beyond its main button. */
export const doings = [
  'tab',
  'window',
  'allow',
  'link',
  'write',
  'connect',
  'devices',
  'end',
  'watch',
] as const;
export type Doing = (typeof doings)[number];

/**
 * A choice of the card's ⋯.
 * `tab`, `window`: open it there, and from now on always there. `allow`: allow the host of its address, and open it.
 * `link`: a support link for its customer, in the popup. `write`: a Helpdesky conversation in its customer's name, in a window.
 * `connect`: the vendor's page of its customer's devices. `devices`: list them here. `end`: end it for everybody. `watch`: count what
 * its customer has not read, at Helpshift. `sentence`: copy what asks the customer for a code.
 */
export type Choice =
  | { does: 'tab' | 'window' }
  | { does: 'allow'; host: string }
  | { does: 'link'; who: string }
  | { does: 'connect' | 'devices' | 'write' | 'watch'; email: string }
  | { does: 'end'; agents: string[] }
  | { does: 'sentence'; asks: Asks; text: string; language: string };

/** What a sentence asks for: a session's code, a new one since the former is over, or Noibu's help code. */
export type Asks = 'code' | 'again' | 'help';

/** What came of it. */
export type Done =
  | { is: 'opened' }
  | { is: 'ended' }
  | { is: 'watched' }
  | { is: 'devices'; devices: { name: string; lastActive?: number | undefined; connectable: boolean }[] };
