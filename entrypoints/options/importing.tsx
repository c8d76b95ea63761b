import { useState } from 'preact/hooks';
import { Import, type ImportState } from '../../components/options/Import.tsx';

export function ImportPart() {
  const [state, setState] = useState<ImportState>({ is: 'idle' });
  return <Import state={state} onFile={() => setState({ is: 'idle' })} onCancel={() => undefined} />;
}
