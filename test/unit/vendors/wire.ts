import type { Wire } from '../../../utils/vendors/request.ts';

/** What a vendor was asked. */
export interface Asked {
  url: URL;
  init: RequestInit;
  headers: Headers;
  body: string;
}

/** A network that gives the answers in their order, the last one again and again; an answer may be a failure. */
export function wireOf(...answers: (Response | Error | (() => Response | Promise<Response>))[]) {
  const asked: Asked[] = [];
  const wire: Wire = {
    now: () => Date.UTC(2026, 10, 21, 9),
    fetch: async (input, init = {}) => {
      asked.push({
        url: new URL(String(input)),
        init,
        headers: new Headers(init.headers),
        body: String(init.body ?? ''),
      });
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (answer instanceof Error) throw answer;
      if (typeof answer === 'function') return answer();
      if (!answer) throw new Error('no answer is prepared');
      return answer.clone();
    },
  };
  return { wire, asked };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}
