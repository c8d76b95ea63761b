import { expect, test } from 'vitest';
import { LinkSearch } from '../../../utils/links/search.ts';
import { pastLink } from './past.ts';

const search = new LinkSearch([
  pastLink('aaa', {
    preset: 'Refund',
    request: { by: 'hs', customer: { name: 'Zoë Müller', email: 'zoe@example.com' } },
  }),
  pastLink('bbb', {
    via: { type: 'template', name: 'Help page' },
    request: { by: 't', customer: { name: 'Ada Lovelace', phone: '+49 30 1234567', id: 'u-71' } },
  }),
  pastLink('ccc'),
]);

test.each([
  ['', ['aaa', 'bbb', 'ccc']],
  ['zoe', ['aaa']],
  ['MUELLER', ['aaa']],
  ['example.com', ['aaa']],
  ['love ada', ['bbb']],
  ['ada zoe', []],
  ['3012345', ['bbb']],
  ['(030) 12345-67', []],
  ['30-1234567', ['bbb']],
  ['u-71', ['bbb']],
  ['refund', ['aaa']],
  ['help page', ['bbb']],
  ['shop.eu', ['aaa', 'ccc']],
  ['/s/ccc', ['ccc']],
])('“%s” finds %j', (typed, ids) => {
  expect(search.find(typed).map(({ id }) => id)).toEqual(ids);
});
