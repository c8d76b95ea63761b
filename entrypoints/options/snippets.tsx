import { useCallback, useEffect, useRef } from 'preact/hooks';
import { Snippets } from '../../components/options/Snippets.tsx';

export function SnippetsPart() {
  const file = useRef({ script: '', address: '' });
  const fileOf = useCallback((script: string) => {
    if (file.current.script !== script) {
      URL.revokeObjectURL(file.current.address);
      const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
      file.current = { script, address };
    }
    return file.current.address;
  }, []);
  useEffect(() => () => URL.revokeObjectURL(file.current.address), []);
  return <Snippets isSelector={isSelector} onCopy={copy} fileOf={fileOf} />;
}

function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text);
    return true;
  } catch {
    return false;
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
