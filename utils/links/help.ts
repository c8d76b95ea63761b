/** How several tags of a help-centre filter go together. */
export const filterOperators = ['and', 'or', 'not'] as const;

/** What the chat's widget does when the help centre opens. */
export const widgetStates = ['open', 'minimize', 'hide'] as const;
