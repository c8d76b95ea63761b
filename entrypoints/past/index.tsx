import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PastView } from '../../components/card/PastView.tsx';
import css from '../../components/card/past.css?inline';
import { frame } from '../../utils/page/frame.ts';

/**
 * Shows a customer's other sessions in an open card. A script of its own, with its own copy of Preact, since few cards are asked for
 * them; what it draws into is the card's, which never looks inside.
 */
export default defineUnlistedScript(() => {
  frame().past ??= (holder, past, open) => {
    const style = document.createElement('style');
    // As text, set by this script, not as a node of a view: else the page's content security policy stops it in Firefox.
    style.textContent = css;
    const view = document.createElement('div');
    holder.replaceChildren(style, view);
    render(<PastView past={past} now={Date.now()} onOpen={open} />, view);
    // In a card with little room they are below what is seen.
    holder.scrollIntoView({ block: 'nearest' });
    holder.querySelector<HTMLElement>('.past-title')?.focus({ preventScroll: true });
  };
});
