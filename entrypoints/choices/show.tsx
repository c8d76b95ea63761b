import { render } from 'preact';
import { Choices, type ChoicesProps } from '../../components/choices/Choices.tsx';
import type { Doing } from '../../utils/choices/choice.ts';
import type { ShowChoices } from '../../utils/page/frame.ts';

/** Which showing an element is in: answers to an older one are dropped. */
const turns = new WeakMap<Element, number>();

/** Shows the choices of a code in an element of its card: what they are, and what comes of them. */
export const showChoices: ShowChoices = (
  slot,
  { code, kind, session },
  { ask, copy, done, changed, link },
) => {
  const turn = (turns.get(slot) ?? 0) + 1;
  turns.set(slot, turn);
  let shown: Pick<ChoicesProps, 'choices' | 'done' | 'trouble' | 'copy' | 'busy'> = { busy: false };

  const draw = (change: typeof shown | object): void => {
    if (turns.get(slot) !== turn) return;
    shown = { ...shown, ...change };
    render(
      <Choices
        {...shown}
        now={Date.now()}
        onMake={(does) => void make(does)}
        onCopy={(text) => void put(text)}
      />,
      slot,
    );
  };

  async function load(): Promise<void> {
    const answer = await ask('code.choices', { code, kind, session });
    draw(answer.ok ? { choices: answer.value } : { trouble: answer.trouble });
    // In a card with little room they are below what is seen.
    slot.scrollIntoView({ block: 'nearest' });
  }

  async function make(does: Doing): Promise<void> {
    if (session === undefined) return;
    if (does === 'link' && link) {
      link();
      return;
    }
    draw({ busy: true, trouble: undefined, copy: undefined });
    const answer = await ask('choice.make', { code, session, does });
    if (!answer.ok) draw({ busy: false, trouble: answer.trouble });
    else if (answer.value.is === 'opened') done();
    else {
      draw({ busy: false, done: answer.value });
      if (answer.value.is === 'devices') return;
      if (answer.value.is === 'ended') changed();
      // What has ended cannot be ended again, and a new code can be asked for; who is watched need not be watched again.
      await load();
    }
  }

  async function put(text: string): Promise<void> {
    draw({ copy: (await copy(text)) ? 'done' : 'refused' });
  }

  // From an earlier opening, perhaps of another session.
  render(null, slot);
  void load();
};
