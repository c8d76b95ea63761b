import type { LinkTemplate } from './link.ts';

/** What a fresh install can make links with, before any account: an example to be edited. */
export function defaultTemplates(): LinkTemplate[] {
  return [
    {
      id: 'example',
      name: 'example.com',
      url: 'https://example.com/help?name={name}&email={email}&msg={first_user_message}',
    },
  ];
}
