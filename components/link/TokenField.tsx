import { words } from '../../utils/i18n/words.ts';
import { TextField } from '../form/Field.tsx';
import type { FieldProps } from './parts.ts';

/** The customer's `user_auth_token`, made by the company's server: pasted, never computed here. */
export function TokenField({ field }: { field: FieldProps }) {
  const { value } = field('token');
  return (
    <TextField
      label={words('link.token')}
      hint={words(value.trim() ? 'link.tokenUnchecked' : 'link.tokenHint')}
      secret
      {...field('token')}
    />
  );
}
