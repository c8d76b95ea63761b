import type { ComponentChild, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/**
 * A view that is loaded when it is first gone to, so that the popup's first one need not wait for it.
 *
 * @param load imports the view
 * @param place what stands there meanwhile
 */
export function lazy<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  place: ComponentChild = null,
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
    return View ? <View {...props} /> : place;
  };
}
