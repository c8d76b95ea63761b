/** The record's fields, each with the plain names of columns that hold it; the record's own name first. */
const known = {
  code: [
    'code',
    'helpcode',
    'sessioncode',
    'noibucode',
    'cobrowsecode',
    'noibuhelpcode',
    'cobrowsesessioncode',
  ],
  id: ['id', 'sessionid'],
  source: ['source'],
  kind: ['kind', 'system', 'vendor'],
  startedAt: ['startedat', 'created', 'createdat', 'started', 'start', 'activated', 'activatedat'],
  expiresAt: ['expiresat', 'expires', 'expiry', 'expiration'],
  endedAt: ['endedat', 'ended', 'end'],
  updatedAt: ['updatedat', 'updated', 'modified'],
  state: ['state', 'status'],
  url: ['url', 'sessionurl', 'recordingurl', 'link'],
  page: ['page', 'pageurl', 'landingurl'],
  device: ['device', 'devicedevice', 'devicename', 'customdatadevicename'],
  errors: ['errors'],
  tags: ['tags'],
  customerId: ['customerid', 'userid', 'uid', 'customdatauserid'],
  customerName: ['customername', 'customer', 'username', 'name', 'customdatausername'],
  customerEmail: ['customeremail', 'email', 'useremail', 'customdatauseremail'],
  customerPhone: ['customerphone', 'phone', 'userphone', 'phonenumber'],
} as const;

/** What a column may hold. */
export type ColumnField = keyof typeof known;

export const columnFields = Object.keys(known) as ColumnField[];

/** What a person said of columns, by their plain names; `none` for one that is to be left out. */
export type Mapping = ReadonlyMap<string, ColumnField | 'none'>;

/** The plain names to look a field up by, the first with a value counts. */
export type Names = Readonly<Record<ColumnField, readonly string[]>>;

/** What a column holds: what a person said, else what its name tells. */
export function fieldOf(column: string, mapping: Mapping): ColumnField | undefined {
  const said = mapping.get(column);
  if (said !== undefined) return said === 'none' ? undefined : said;
  return columnFields.find((field) => (known[field] as readonly string[]).includes(column));
}

/**
 * The names for every field. What a person said comes first.
 *
 * @param columns the file's own, where all are known: no other name is looked up then
 */
export function namesFor(mapping: Mapping, columns?: readonly string[]): Names {
  const names = (field: ColumnField) => {
    const said = [...mapping].flatMap(([column, to]) => (to === field ? [column] : []));
    const told = known[field].filter((column) => !mapping.has(column));
    return [...said, ...told].filter((column) => columns?.includes(column) ?? true);
  };
  return Object.fromEntries(columnFields.map((field) => [field, names(field)])) as unknown as Names;
}

/** Whether a table has a column that holds codes. */
export function hasCodeColumn(columns: readonly string[], mapping: Mapping = new Map()): boolean {
  return columns.some((column) => fieldOf(column, mapping) === 'code');
}
