import { words } from '../../utils/i18n/words.ts';
import type { Customer } from '../../utils/sessions/session.ts';
import { customerParts } from '../card/SessionLines.tsx';

/** What tells a customer from the others in a list. */
export function customerKey({ id, email, phone, name }: Customer): string {
  return JSON.stringify([id, email, phone, name]);
}

/** The customers that were found, one of whom is meant. */
export function Customers({
  customers,
  onChoose,
}: {
  customers: readonly Customer[];
  onChoose: (customer: Customer) => void;
}) {
  return (
    <ul class="list" aria-label={words('find.customers')}>
      {customers.map((customer) => {
        const [first, second] = customerParts(customer);
        const key = customerKey(customer);
        return (
          <li key={key} class="list-row">
            <button type="button" class="row customer" data-row={key} onClick={() => onChoose(customer)}>
              <bdi class="rest" title={first}>
                {first}
              </bdi>{' '}
              {second && (
                <bdi class="rest quiet" title={second}>
                  {second}
                </bdi>
              )}
              <span class="push" aria-hidden="true">
                ›
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
