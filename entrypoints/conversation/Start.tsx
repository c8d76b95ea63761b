import { useEffect, useState } from 'preact/hooks';
import { emptyStart, type StartDraft, StartForm } from '../../components/thread/StartForm.tsx';
import { browser } from '../../utils/browser/index.ts';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { nameOf } from '../../utils/vendors/naming.ts';
import { ask } from '../../utils/views/background.ts';
import { useDraft } from '../../utils/views/draft.ts';
import { useLive } from '../../utils/views/live.ts';

/** "Start a conversation." @param props.customer whom it is for; what was typed for them before goes on */
export function Start({
  customer,
  onShow,
}: {
  customer: { email: string; name: string };
  onShow: (id: string) => void;
}) {
  const [draft, keep, drop] = useDraft('start', emptyStart);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const accounts = useLive((db) => db.accounts.where('vendor').equals('helpdesky').toArray());
  const unsent = useLive(async (db) => {
    const started = new Set(await db.watches.toCollection().primaryKeys());
    return db.conversations
      .filter(({ id, startedAt }) => startedAt !== undefined && !started.has(id))
      .toArray();
  });
  // The window may have been closed while it was being sent: then it is there under the form's own id.
  const sent = useLive(
    async (db) => (draft.once ? (await db.conversations.get(draft.once))?.id : undefined),
    [draft.once],
  );
  const there = sent?.ok ? sent.value : undefined;

  useEffect(() => {
    document.title = words('conversation.start.title');
    if (customer.email && customer.email !== draft.email) keep({ ...emptyStart, ...customer });
  }, []);
  useEffect(() => {
    if (there === undefined || there !== draft.once) return;
    drop();
    onShow(there);
  }, [there, draft.once, drop, onShow]);

  if (!accounts) return null;
  return (
    <StartForm
      accounts={accounts.ok ? accounts.value.map((each) => ({ id: each.id, name: nameOf(each) })) : []}
      draft={draft}
      busy={busy}
      trouble={trouble ?? (accounts.ok ? undefined : accounts.trouble)}
      unsent={unsent?.ok ? unsent.value.map(({ id, name, email = '' }) => ({ id, name: name ?? email })) : []}
      // Another conversation as soon as anything in it is another.
      onDraft={(next) => keep({ ...next, once: '' })}
      onStart={async (given: StartDraft) => {
        const once = given.once || crypto.randomUUID();
        keep({ ...given, once });
        setBusy(true);
        setTrouble(undefined);
        const { account, email, name, text, agreed } = given;
        const answer = await ask('conversation.start', {
          id: once,
          account,
          email: email.trim(),
          name: name.trim() || undefined,
          text,
          agreed: agreed === 'yes',
        });
        setBusy(false);
        if (!answer.ok) setTrouble(answer.trouble);
      }}
      onShow={onShow}
      onAddAccount={() => void browser.tabs.create({ url: browser.runtime.getURL('options.html#accounts') })}
    />
  );
}
