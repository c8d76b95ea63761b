import { useState } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import { knownTemplates } from '../../utils/links/known.ts';
import type { LinkTemplate } from '../../utils/links/link.ts';
import type { TemplateFault } from '../../utils/links/template.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { ChoiceField, TextField } from '../form/Field.tsx';
import { SaveActions } from './SaveActions.tsx';

export interface TemplatesProps {
  templates: LinkTemplate[];
  /** The fields that an address may hold, without braces. */
  fields: readonly string[];
  trouble?: Trouble | undefined;
  newId: () => string;
  check: (url: string) => TemplateFault | undefined;
  onSave: (template: LinkTemplate) => void;
  onRemove: (template: LinkTemplate) => void;
}

/** Addresses of one's own help page that become support links. */
export function Templates({ templates, fields, trouble, newId, check, onSave, onRemove }: TemplatesProps) {
  const [editing, edit] = useState<LinkTemplate>();
  return (
    <section id="templates" aria-labelledby="templates-title">
      <h2 id="templates-title">{words('options.templates.title')}</h2>
      <p class="quiet">{words('options.templates.intro')}</p>
      {templates.length === 0 && <p>{words('options.templates.none')}</p>}
      {templates.length > 0 && (
        <ul class="rows-list">
          {templates.map((template) => (
            <li key={template.id}>
              <div class="row-line">
                <bdi class="rest" title={template.url}>
                  <strong>{template.name}</strong> <span class="mono quiet">{template.url}</span>
                </bdi>
                <button
                  type="button"
                  aria-label={words('options.templates.editLabel', { name: template.name })}
                  onClick={() => edit(template)}
                >
                  {words('options.edit')}
                </button>
                <button
                  type="button"
                  aria-label={words('options.templates.removeLabel', { name: template.name })}
                  onClick={() => onRemove(template)}
                >
                  {words('options.remove')}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
      {editing ? (
        <TemplateForm
          key={editing.id}
          template={editing}
          fields={fields}
          check={check}
          onSave={(template) => {
            onSave(template);
            edit(undefined);
          }}
          onCancel={() => edit(undefined)}
        />
      ) : (
        <div class="actions">
          <button type="button" onClick={() => edit({ id: newId(), name: '', url: 'https://' })}>
            {words('options.templates.add')}
          </button>
        </div>
      )}
    </section>
  );
}

function TemplateForm({
  template,
  fields,
  check,
  onSave,
  onCancel,
}: Pick<TemplatesProps, 'fields' | 'check' | 'onSave'> & { template: LinkTemplate; onCancel: () => void }) {
  const [name, setName] = useState(template.name);
  const [url, setUrl] = useState(template.url);
  const [checked, setChecked] = useState(false);
  const bad = check(url.trim());
  const unnamed = name.trim() === '' || name.trim().length > 100;
  return (
    <form
      class="fields panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!bad && !unnamed) onSave({ id: template.id, name: name.trim(), url: url.trim() });
      }}
    >
      <ChoiceField
        label={words('options.templates.known')}
        hint={words('options.templates.knownHint')}
        value=""
        choices={[
          { value: '', label: words('options.templates.knownNone') },
          ...knownTemplates.map((known) => ({
            value: known.url,
            label: known.name ?? words('options.templates.knownOwn'),
          })),
        ]}
        onValue={(chosen) => {
          const known = knownTemplates.find((each) => each.url === chosen);
          if (!known) return;
          setUrl(known.url);
          if (known.name && name.trim() === '') setName(known.name);
        }}
      />
      <TextField
        label={words('options.templates.name')}
        first
        value={name}
        onValue={setName}
        error={checked && unnamed ? words('options.needed') : undefined}
      />
      <TextField
        label={words('options.templates.url')}
        hint={words('options.templates.urlHint', { field: '{email}' })}
        mode="url"
        value={url}
        onValue={setUrl}
        error={
          !checked || !bad
            ? undefined
            : bad.is === 'url'
              ? words('options.templates.badUrl')
              : bad.is === 'yours'
                ? words('options.templates.badYours', { word: bad.field })
                : words('options.templates.badField', { field: `{${bad.field}}` })
        }
      />
      <p class="hint">
        {words('options.templates.fields', {
          list: fields.map((field) => `{${field}}`).join(' '),
          one: '{field:plan}',
          uid: '{uid}',
        })}
      </p>
      <SaveActions onCancel={onCancel} />
    </form>
  );
}
