import type { KeptCounts } from '../../utils/keeping/records.ts';
import type { BackupContent, BackupFault } from '../../utils/keeping/restore.ts';
import type { Trouble } from '../../utils/messages/answer.ts';

/**
 * Where the writing or restoring of a file is.
 *
 *   idle ─▶ writing ─▶ written
 *   idle ─▶ checking ─▶ checked ─▶ restoring ─▶ restored
 *              └─▶ refused            (each of the three that run may end as cancelled or failed)
 */
export type FileWork =
  | { is: 'idle' }
  | { is: 'writing'; pace?: WorkPace | undefined }
  | { is: 'written'; records: number }
  | { is: 'checking'; file: string; pace?: WorkPace | undefined }
  | { is: 'checked'; file: string; content: BackupContent }
  | { is: 'restoring'; file: string; pace?: WorkPace | undefined }
  | { is: 'restored'; file: string; written: KeptCounts; kept: number; refused: number }
  | { is: 'refused'; file: string; fault: BackupFault }
  | { is: 'cancelled'; what: 'writing' | 'checking' | 'restoring' }
  | { is: 'failed'; trouble: Trouble };

/** How far it is and how fast. */
export interface WorkPace {
  records: number;
  /** 0 to 1. */
  part: number;
  /** Records a second. */
  rate: number;
  secondsLeft: number;
}

/** What runs, and can be cancelled. */
export function isRunning(work: FileWork): work is Extract<FileWork, { pace?: WorkPace | undefined }> {
  return work.is === 'writing' || work.is === 'checking' || work.is === 'restoring';
}
