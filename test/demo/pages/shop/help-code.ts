import type { ChatWidget } from './widget.ts';

/**
 * The flow of Noibu's guide "Passing a Noibu Help Code into Live Chat": when a chat starts, ask for the help code, at most
 * so long; keep it with its time; send it into the chat as a message.
 */
declare global {
  interface Window {
    noibuHelpCode?: string;
    noibuHelpCodeTimestamp?: Date;
  }
}

type Failure = 'TIMEOUT' | 'ERROR';

/** Asks once; `success` or `failure` is called, never both. */
export async function requestNoibuHelpCode(
  success: (code: string) => void,
  failure: (reason: Failure) => void,
  timeoutMs: number,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('timeout')), timeoutMs);
    });
    const noibu = window.NOIBUJS;
    if (!noibu) throw new Error('Noibu is not there');
    success(await Promise.race([noibu.requestHelpCode(false), timeout]));
  } catch (error) {
    failure(error instanceof Error && error.message === 'timeout' ? 'TIMEOUT' : 'ERROR');
  } finally {
    // Without the script nobody waits for the timeout, and its rejection would be an uncaught error.
    clearTimeout(timer);
  }
}

/** Keeps the code, unless it is the one that is kept already. */
function keepNoibuHelpCode(code: string): void {
  if (window.noibuHelpCode === code) return;
  if (window.noibuHelpCode) {
    console.log('Updating saved Noibu helpcode from', window.noibuHelpCode, 'to', code);
  } else {
    console.log('Saving Noibu helpcode to', code);
  }
  window.noibuHelpCode = code;
  window.noibuHelpCodeTimestamp = new Date();
}

/** @param onFailure for the page to say so; the chat itself goes on without a code */
export function sendHelpCodeWhenChatStarts(
  chatWidget: ChatWidget,
  timeoutMs: number,
  onFailure: (reason: Failure) => void,
): void {
  chatWidget('chatWidget:on', 'chat:start', () => {
    void requestNoibuHelpCode(
      (code) => {
        keepNoibuHelpCode(code);
        if (code.length > 0) chatWidget('chatWidget', 'chat:send', `Automated helpcode: ${code}`);
      },
      (reason) => {
        console.error('Error occurred generating helpcode');
        onFailure(reason);
      },
      timeoutMs,
    );
  });
}
