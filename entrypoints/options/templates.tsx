import { useState } from 'preact/hooks';
import { type BadTemplate, Templates } from '../../components/options/Templates.tsx';
import type { Trouble } from '../../utils/messages/answer.ts';
import { openable } from '../../utils/vendors/opening.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';

const fields = ['id', 'name', 'email', 'phone', 'message', 'language', 'tags'];

export function TemplatesPart() {
  const templates = useLive((db) => db.templates.toArray());
  const [trouble, setTrouble] = useState<Trouble>();
  if (!templates) return null;
  return (
    <Templates
      templates={templates.ok ? templates.value : []}
      fields={fields}
      trouble={trouble ?? (templates.ok ? undefined : templates.trouble)}
      newId={() => crypto.randomUUID()}
      check={check}
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

function check(url: string): BadTemplate | undefined {
  const unknown = [...url.matchAll(/\{([^}]*)\}/g)].find(([, field = '']) => !fields.includes(field));
  if (unknown) return { is: 'field', field: unknown[1] ?? '' };
  return openable(url.replaceAll(/\{[^}]*\}/g, 'x')) && url.length <= 2000 ? undefined : { is: 'url' };
}
