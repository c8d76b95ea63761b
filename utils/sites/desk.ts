import * as v from 'valibot';

const selector = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));

/**
 * How a site shows a conversation, in CSS selectors. Sides are told of a message itself: where a class further out or in
 * tells them, the selector says so (`.from-agent .message`, `.message:has(.agent-face)`).
 */
export const transcriptSchema = v.object({
  /** Holds the messages of one conversation; a page may have several. */
  container: selector,
  /** One message in it. What stands in the container outside of messages is not read. */
  message: selector,
  /** Messages of the customer. Of a message that is none of the three it is not known who wrote it. */
  customer: v.optional(selector),
  /** Messages of the agents and their robots. */
  agent: v.optional(selector),
  /** Lines of the desk itself: read, but no part of what was said before. */
  system: v.optional(selector),
  /** What in a message says when it was sent; absent where nothing machine-readable does. */
  time: v.optional(
    v.object({
      /** An element in the message; absent: the message itself. */
      in: v.optional(selector),
      /** Its attribute that holds the time; absent: its text. */
      attribute: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^[a-z][\w.:-]{0,60}$/i))),
    }),
  ),
  /** Messages stand with the newest first; told by their times where there are any. */
  newestFirst: v.optional(v.boolean()),
});

/** Where a site's address names the conversation. */
export const conversationSchema = v.object({
  /** The path, what follows `#`, or a parameter of the query. */
  in: v.picklist(['path', 'hash', 'query']),
  /**
   * Path and hash: the segments that name it, such as `/conversations/:id`: `:id` stands for any one, `*` for any number
   * that do not matter; absent: all of it. Query: the parameter's name.
   */
  at: v.optional(
    v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200), v.regex(/^[^*]*(?:\*[^*]*){0,2}$/)),
  ),
});

export type Transcript = v.InferOutput<typeof transcriptSchema>;
export type Conversation = v.InferOutput<typeof conversationSchema>;
