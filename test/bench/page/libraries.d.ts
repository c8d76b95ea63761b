declare module 'findandreplacedomtext' {
  export default function findAndReplaceDOMText(
    within: Node,
    options: { find: RegExp; wrap: string; preset?: 'prose' },
  ): { revert(): void };
}

declare module 'mark.js/dist/mark.es6.js' {
  export default class Mark {
    constructor(within: Element);
    markRegExp(find: RegExp, options: { acrossElements: boolean; done(): void }): void;
    unmark(options: { done(): void }): void;
  }
}
