import { defaultLook, type QrLook, readLook } from '../links/look.ts';
import { useDraft } from './draft.ts';

const empty = {
  level: defaultLook.level as string,
  quiet: String(defaultLook.quiet),
  size: String(defaultLook.size),
  logo: '',
};

/** How the agent wants codes to look, and the logo's data address; kept in this browser. */
export function useLook(): {
  look: QrLook;
  logo: string;
  setLook: (look: QrLook) => void;
  setLogo: (logo: string) => void;
} {
  const [kept, keep] = useDraft('look', empty);
  return {
    look: readLook(kept),
    logo: kept.logo,
    setLook: ({ level, quiet, size }) => keep({ ...kept, level, quiet: String(quiet), size: String(size) }),
    setLogo: (logo) => keep({ ...kept, logo }),
  };
}
