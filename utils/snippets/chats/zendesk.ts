/** Source text for both widgets of Zendesk: both are called `zE`, with other commands, and `zE.widget` says which it is. */
export const zendesk = `  const expectWidget = (expected) =>
    whenThere(
      () => window.zE && window.zE.widget,
      () => {
        if (window.zE.widget === expected) return;
        tell(
          'OTHER_WIDGET',
          'this page has the Zendesk ' +
            (expected === 'classic' ? 'messaging widget' : 'Web Widget (Classic)') +
            ', this snippet is for the other one',
        );
      },
    );
  const isOther = (expected) => Boolean(window.zE.widget) && window.zE.widget !== expected;
`;
