import { useState } from 'preact/hooks';
import { Presets, type PresetsImported } from '../../components/options/Presets.tsx';
import { words } from '../../utils/i18n/words.ts';
import { presetFile, readPresetFile } from '../../utils/links/preset-file.ts';
import { presetsOf } from '../../utils/links/presets.ts';
import type { Answer, Trouble } from '../../utils/messages/answer.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';
import { download } from './saving.ts';

/** A hundred presets with every field at its longest are smaller. */
const longestFile = 20_000_000;

export function PresetsPart() {
  const presets = useLive(presetsOf);
  const [trouble, setTrouble] = useState<Trouble>();
  const [imported, setImported] = useState<PresetsImported>();
  if (!presets) return null;
  const all = presets.ok ? presets.value : [];
  const tell = (answer: Answer<unknown>) => setTrouble(answer.ok ? undefined : answer.trouble);
  return (
    <Presets
      presets={all}
      imported={imported}
      trouble={trouble ?? (presets.ok ? undefined : presets.trouble)}
      onSave={async (preset) => tell(await ask('preset.save', preset))}
      onRemove={async ({ id }) => tell(await ask('preset.remove', { id }))}
      onOrder={async (ids) => tell(await ask('presets.order', { ids }))}
      onExport={() =>
        download(new Blob([presetFile(all)], { type: 'application/json' }), words('preset.list.fileName'))
      }
      onFile={async (file) => {
        setImported(undefined);
        const read = readPresetFile(file.size > longestFile ? '' : await file.text().catch(() => ''));
        if ('fault' in read) setImported({ is: 'fault', file: file.name, fault: read.fault });
        else if (read.presets.length === 0) setImported({ is: 'fault', file: file.name, fault: 'empty' });
        else {
          const answer = await ask('presets.add', { presets: read.presets });
          tell(answer);
          if (!answer.ok) return;
          const left = read.presets.length - answer.value.added - answer.value.replaced;
          setImported({ is: 'added', file: file.name, ...answer.value, refused: read.refused + left });
        }
      }}
    />
  );
}
