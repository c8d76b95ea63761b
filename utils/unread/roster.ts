import Papa from 'papaparse';
import { brokenFields } from '../links/request.ts';
import type { Customer } from '../sessions/session.ts';

/** Why a line names no customer that can be watched. */
export type RosterFault = 'email' | 'phone' | 'nobody' | 'tooLong';

export interface Roster {
  customers: Customer[];
  /** Lines that name a customer of an earlier line. */
  twice: number;
  refused: { line: number; text: string; why: RosterFault }[];
  /** There were more lines than are read. */
  isCut: boolean;
}

/** So many customers are read of a list. */
export const mostCustomers = 5000;

const columns: Record<keyof Customer, RegExp> = {
  email: /^(e-?mail|mail)( ?address)?$/i,
  phone: /^(phone|tel|telephone|mobile)([ _-]?(number|no))?$/i,
  id: /^(id|uid|user[ _-]?id|customer[ _-]?id|login)$/i,
  name: /^((full|customer)[ _-]?)?name$/i,
};
const fields = ['email', 'phone', 'id', 'name'] as const;

/**
 * Reads whom an agent wants watched: lines with one address, number or id each, or a table (CSV, or cells that were copied) whose
 * first line may name its columns. Without such names each cell is taken for what it looks like.
 */
export function readRoster(text: string): Roster {
  const roster: Roster = { customers: [], twice: 0, refused: [], isCut: false };
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { preview: mostCustomers + 2 });
  const [first = []] = data;
  const named = first.map((cell) => fields.find((field) => columns[field].test(cell.trim())));
  const hasHead = named.some((field) => field !== undefined && field !== 'name');
  const known = new Set<string>();
  for (const [at, cells] of data.entries()) {
    if ((hasHead && at === 0) || cells.every((cell) => cell.trim() === '')) continue;
    if (roster.customers.length === mostCustomers) {
      roster.isCut = true;
      break;
    }
    const customer = hasHead ? byName(cells, named) : byLook(cells);
    const why = faultOf(customer);
    if (why) {
      roster.refused.push({ line: at + 1, text: cells.join(', ').slice(0, 100), why });
      continue;
    }
    const key = fields.map((field) => (field === 'name' ? '' : customer[field]?.toLowerCase())).join('\n');
    if (known.has(key)) roster.twice += 1;
    else roster.customers.push(customer);
    known.add(key);
  }
  return roster;
}

function byName(cells: readonly string[], named: readonly (keyof Customer | undefined)[]): Customer {
  const customer: Customer = {};
  for (const [at, cell] of cells.entries()) {
    const field = named[at];
    const value = field === 'phone' ? withoutSpace(cell) : cell.trim();
    if (field && value && customer[field] === undefined) customer[field] = value;
  }
  return customer;
}

/** An address has an @, a number begins with a plus; of other cells the first is the id, or the name beside one of those. */
function byLook(cells: readonly string[]): Customer {
  const customer: Customer = {};
  const others: string[] = [];
  for (const cell of cells.map((each) => each.trim()).filter(Boolean)) {
    if (cell.includes('@')) customer.email ??= cell;
    else if (/^\+|^00\d/.test(cell)) customer.phone ??= withoutSpace(cell).replace(/^00/, '+');
    else others.push(cell);
  }
  const [first] = others;
  if (first !== undefined) {
    if (customer.email || customer.phone) customer.name = first;
    else customer.id = first;
  }
  return customer;
}

function faultOf(customer: Customer): RosterFault | undefined {
  if (!customer.email && !customer.phone && !customer.id) return 'nobody';
  const [broken] = brokenFields({ by: '-', customer });
  if (broken === 'customer.email') return 'email';
  if (broken === 'customer.phone') return 'phone';
  return broken === undefined ? undefined : 'tooLong';
}

/** Numbers are written with all kinds of signs between the digits. */
function withoutSpace(number: string): string {
  return number.replace(/[\s().\-/\u00a0\u202f]/g, '');
}
