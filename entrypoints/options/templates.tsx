import { useState } from 'preact/hooks';
import { type BadTemplate, Templates } from '../../components/options/Templates.tsx';
import { fillTemplate, templateFields } from '../../utils/links/template.ts';
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
  const unknown = [...url.matchAll(/\{([^{}]*)\}/g)].find(
    ([, field = '']) => !templateFields.includes(field),
  );
  if (unknown) return { is: 'field', field: unknown[1] ?? '' };
  const filled = fillTemplate({ url }, { by: 'check', customer: {} });
  return filled.ok && url.length <= 2000 ? undefined : { is: 'url' };
}
