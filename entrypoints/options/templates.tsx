import { useState } from 'preact/hooks';
import { Templates } from '../../components/options/Templates.tsx';
import { templateFault, templateFields } from '../../utils/links/template.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';

export function TemplatesPart() {
  const templates = useLive((db) => db.templates.toArray());
  const [trouble, setTrouble] = useState<Trouble>();
  if (!templates) return null;
  return (
    <Templates
      templates={templates.ok ? templates.value : []}
      fields={templateFields}
      trouble={trouble ?? (templates.ok ? undefined : templates.trouble)}
      newId={() => crypto.randomUUID()}
      check={(url) => (url.length <= 2000 ? templateFault(url) : { is: 'url' })}
      onSave={async (template) => {
        const answer = await ask('template.save', template);
        setTrouble(answer.ok ? undefined : answer.trouble);
      }}
      onRemove={async ({ id }) => {
        const answer = await ask('template.remove', { id });
        setTrouble(answer.ok ? undefined : answer.trouble);
      }}
    />
  );
}
