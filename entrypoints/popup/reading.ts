import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Typed } from '../../components/popup/typed.ts';
import type { AskedProps } from './asked.tsx';
import { afterPaint } from './painted.ts';

/** What the look-up box's text was taken for, and what is said of it below the box. */
export interface Read {
  typed: Typed;
  said: string | undefined;
}

export const nothingRead: Read = { typed: { is: 'empty' }, said: '' };

/**
 * What reads the look-up box: it knows nineteen languages, and is loaded when the popup was painted. Nobody types as fast as that;
 * who pasted at once is answered then.
 */
export function useAsked(): FunctionComponent<AskedProps> | undefined {
  const [Asked, setAsked] = useState<FunctionComponent<AskedProps>>();
  useEffect(() => {
    let over = false;
    const takeBack = afterPaint(async () => {
      const { Asked } = await import('./asked.tsx');
      if (!over) setAsked(() => Asked);
    });
    return () => {
      over = true;
      takeBack();
    };
  }, []);
  return Asked;
}
