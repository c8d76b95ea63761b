import type { ChatSource } from './source.ts';

/** As documented in developers.helpshift.com/web-chat/api (`setCustomIssueFields`, `setInitialUserMessage`, events). */
export const helpshift: ChatSource = {
  name: 'Helpshift Web Chat',
  begin: `  // A custom issue field goes with the next issue only, so it is set before the customer writes.
  const onNewChat = (begin) =>
    whenThere(
      () => window.Helpshift,
      () => {
        const send = (text) =>
          window.Helpshift('setCustomIssueFields', { [settings.field]: { type: 'singleline', value: text } });
        let open = false;
        let underWay = false;
        const look = () => {
          if (open && !underWay) begin(send);
        };
        window.Helpshift('addEventListener', 'widgetToggle', (data) => {
          open = Boolean(data && data.visible);
          look();
        });
        window.Helpshift('addEventListener', 'conversationStart', () => {
          underWay = true;
        });
        window.Helpshift('addEventListener', 'conversationEnd', () => {
          underWay = false;
          look();
        });
      },
    );
`,
  asked: `  // Only a conversation that has not begun takes a message; in one that goes on the customer types the code.
  let underWay = false;
  whenThere(
    () => window.Helpshift,
    () => {
      window.Helpshift('addEventListener', 'conversationStart', () => {
        underWay = true;
      });
      window.Helpshift('addEventListener', 'conversationEnd', () => {
        underWay = false;
      });
    },
  );
  const sendToChat = (text) => {
    if (!window.Helpshift) return false;
    if (!underWay) window.Helpshift('setInitialUserMessage', text);
    window.Helpshift('open');
    return !underWay;
  };
`,
};
