import * as v from 'valibot';
import { type Answer, good } from '../../messages/answer.ts';
import { request, type Wire } from '../request.ts';
import type { CobrowseAccount } from './pages.ts';
import { deviceSchema, instant, namesOf } from './record.ts';
import { question } from './sessions.ts';

/** A customer's device, as it stands with Cobrowse. */
export interface Device {
  id: string;
  /** Such as `iPhone 15 · Shop 4.2 · ios 17.1 · en-GB`. */
  name: string;
  /** Epoch ms. */
  lastActive?: number | undefined;
  /** Whether a session with it may be begun now, as far as the API tells. */
  connectable: boolean;
}

/**
 * A device as the REST API sends it (cobrowse-agent-sdk 2.16.2, src/devices/Device.js). Whether one with a token of its own is
 * online is told by a socket alone, so that `connectable` is all that is known here.
 */
const schema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  device: deviceSchema,
  last_active: instant,
  connectable: v.fallback(v.boolean(), false),
});

/** The devices of the customer with this address, the newest first. */
export async function devicesOf(
  account: CobrowseAccount,
  token: string,
  email: string,
  wire: Wire,
): Promise<Answer<Device[]>> {
  const path = `/api/1/devices?${new URLSearchParams({ filter_user_email: email })}`;
  const answer = await request(wire, question(account, token, path, v.array(schema), wire.now()));
  if (!answer.ok) return answer;
  const devices = answer.value.map(({ id, device = {}, last_active: lastActive, connectable }) => ({
    id,
    name: namesOf(device).join(' · ').slice(0, 300),
    lastActive,
    connectable,
  }));
  return good(devices.sort((a, b) => (b.lastActive ?? 0) - (a.lastActive ?? 0)));
}
