import { describeTrouble } from '../../utils/i18n/trouble.ts';
import type { Trouble } from '../../utils/messages/answer.ts';

/** What went wrong and what to do about it. */
export function TroubleLines({ trouble }: { trouble: Trouble }) {
  const { what, todo } = describeTrouble(trouble);
  return (
    <p class="trouble">
      <span aria-hidden="true">▲ </span>
      <bdi>{what}</bdi> {todo}
    </p>
  );
}
