import card from '../../components/card/card.css?inline';
import tokens from '../../components/tokens.css?inline';
import host from './host.css?inline';

/** Everything in the card's shadow root. The tokens stand on an element that the page's own rules cannot reach. */
export const css = tokens.replaceAll(':host', '.inside') + host + card;
