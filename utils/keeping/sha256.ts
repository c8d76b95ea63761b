/** SHA-256 piece by piece (FIPS 180-4), since the browser's own digest takes only what is whole in memory. */
export class Sha256 {
  readonly #state = Int32Array.from(initial);
  readonly #words = new Int32Array(64);
  /** What is not yet a whole block. */
  readonly #rest = new Uint8Array(64);
  readonly #view = new DataView(this.#rest.buffer);
  #filled = 0;
  #bytes = 0;

  update(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    let at = 0;
    if (this.#filled > 0) {
      at = Math.min(64 - this.#filled, bytes.length);
      this.#rest.set(bytes.subarray(0, at), this.#filled);
      this.#filled += at;
      if (this.#filled < 64) return;
      mix(this.#state, this.#words, this.#view, 0);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (; at + 64 <= bytes.length; at += 64) mix(this.#state, this.#words, view, at);
    this.#rest.set(bytes.subarray(at));
    this.#filled = bytes.length - at;
  }

  /** The digest of all that was given, in small hexadecimal digits. Nothing can be given afterwards. */
  hex(): string {
    const bits = this.#bytes * 8;
    // A one, then nothing but zeros up to the length.
    const filled = this.#filled < 56 ? 56 - this.#filled : 120 - this.#filled;
    const end = new Uint8Array(filled + 8);
    end[0] = 0x80;
    const length = new DataView(end.buffer, filled);
    length.setUint32(0, Math.floor(bits / 2 ** 32));
    length.setUint32(4, bits >>> 0);
    this.update(end);
    return Array.from(this.#state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }
}

/** Takes one block of 64 bytes into the state. */
function mix(state: Int32Array, words: Int32Array, view: DataView, from: number): void {
  for (let at = 0; at < 16; at += 1) words[at] = view.getInt32(from + at * 4);
  for (let at = 16; at < 64; at += 1) {
    const two = words[at - 2] ?? 0;
    const fifteen = words[at - 15] ?? 0;
    const small1 = turned(two, 17) ^ turned(two, 19) ^ (two >>> 10);
    const small0 = turned(fifteen, 7) ^ turned(fifteen, 18) ^ (fifteen >>> 3);
    words[at] = (words[at - 16] ?? 0) + small0 + (words[at - 7] ?? 0) + small1;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let at = 0; at < 64; at += 1) {
    const big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + big1 + ((e & f) ^ (~e & g)) + (rounds[at] ?? 0) + (words[at] ?? 0)) | 0;
    const big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits behind the point of the square roots, and of the cube roots, of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
const primes = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
];
for (let next = 101; primes.length < 64; next += 2) {
  if (primes.every((prime) => next % prime !== 0)) primes.push(next);
}
const initial = primes.slice(0, 8).map((prime) => behindPoint(Math.sqrt(prime)));
const rounds = Int32Array.from(primes, (prime) => behindPoint(Math.cbrt(prime)));

function behindPoint(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
}
