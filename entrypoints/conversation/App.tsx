import { useState } from 'preact/hooks';
import { Conversation } from './Conversation.tsx';
import { Start } from './Start.tsx';

/**
 * A window of its own, since the popup closes whenever the agent looks at the chat.
 *
 *   ?start&email=…&name=… ──sent, or not──▶ ?id=…
 */
export function App({ query }: { query: URLSearchParams }) {
  const [id, setId] = useState(query.get('id'));
  return (
    <main>
      {id !== null ? (
        <Conversation key={id} id={id} />
      ) : (
        <Start
          customer={{ email: query.get('email') ?? '', name: query.get('name') ?? '' }}
          onShow={(shown) => {
            // Loaded anew, the page shows the conversation and no form.
            history.replaceState(null, '', `?${new URLSearchParams({ id: shown })}`);
            setId(shown);
          }}
        />
      )}
    </main>
  );
}
