import type { Done } from '../../utils/choices/choice.ts';
import { words } from '../../utils/i18n/words.ts';
import { when } from '../card/time.ts';

/** More than these nobody looks through for the right one. */
const mostShown = 10;

/** A customer's devices, the newest first, and whether a session with each may be begun now. */
export function Devices({ done, now }: { done: Extract<Done, { is: 'devices' }>; now: number }) {
  if (done.devices.length === 0) return <p class="quiet">{words('choices.noDevices')}</p>;
  return (
    <ul class="looked">
      {done.devices.slice(0, mostShown).map((device, at) => (
        <li key={`${at} ${device.name}`}>
          <span aria-hidden="true">{device.connectable ? '● ' : '○ '}</span>
          <bdi>{device.name || words('choices.unnamedDevice')}</bdi>
          {' · '}
          {words(device.connectable ? 'choices.connectable' : 'choices.notConnectable')}
          {device.lastActive !== undefined &&
            ` · ${words('choices.seen', { when: when(device.lastActive, now) })}`}
        </li>
      ))}
    </ul>
  );
}
