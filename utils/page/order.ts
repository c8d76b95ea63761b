import { hostOf, rootOf } from './native.ts';

/** Below zero when one node stands before the other; what stands in shadow roots is where their hosts are. */
export function compareNodes(one: Node, other: Node): number {
  if (one === other) return 0;
  const [from, to] = inOneTree(one, other);
  return from.compareDocumentPosition(to) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

function inOneTree(one: Node, other: Node): [Node, Node] {
  const [a, b] = [chainOf(one), chainOf(other)];
  let at = 0;
  while (a[at + 1] && b[at + 1] && a[at] === b[at]) at += 1;
  return [a[at] ?? one, b[at] ?? other];
}

/** The node and the hosts around it, outermost first. */
function chainOf(node: Node): Node[] {
  const nodes = [node];
  for (let root = rootOf(node); root instanceof ShadowRoot; root = rootOf(hostOf(root)))
    nodes.push(hostOf(root));
  return nodes.reverse();
}
