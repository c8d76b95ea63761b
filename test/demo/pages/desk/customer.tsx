import type { Profile } from '../../conversation.ts';
import { Face } from './conversations.tsx';

/** Who the agent talks to, and what they bought. */
export function Customer({ customer }: { customer: Profile }) {
  const facts: [string, string | undefined][] = [
    ['E-mail', customer.email],
    ['Phone', customer.phone],
    ['Where', customer.place],
    ['Customer since', customer.since],
  ];
  return (
    <aside class="profile" aria-label="Customer details" data-testid="customer">
      <div class="head">
        <Face name={customer.name} />
        <h2 data-testid="customer-name">{customer.name}</h2>
      </div>
      <dl>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{name === 'E-mail' ? <a href={`mailto:${value}`}>{value}</a> : value}</dd>
              </div>
            ),
        )}
      </dl>
      {customer.orders.length > 0 && (
        <>
          <h3>Orders</h3>
          <ul class="orders">
            {customer.orders.map((order) => (
              <li key={order.number}>
                <span class="number">{order.number}</span>
                <span>{order.what}</span>
                <span class="price">{order.price}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
