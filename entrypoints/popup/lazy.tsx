import type { ComponentChild, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A view that is loaded when it is first gone to, so that the popup's first one need not wait for it.
 *
 * @param load imports the view
 */
export function lazy<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): (props: Props) => ComponentChild {
  let known: FunctionComponent<Props> | undefined;
  return (props) => {
    const [View, setView] = useState(() => known);
    useEffect(() => {
      if (View) return;
      let over = false;
      load().then((loaded) => {
        known = loaded;
        if (!over) setView(() => loaded);
      });
      return () => {
        over = true;
      };
    }, [View]);
    // Its place, so that the popup does not shrink and grow.
    return View ? <View {...props} /> : <main class="popup-view" aria-busy="true" />;
  };
}
