/** What is to happen, by its time: a binary heap, since a simulated week has millions of entries. */
export class Agenda<Entry extends { at: number }> {
  private readonly entries: Entry[] = [];

  get first(): Entry | undefined {
    return this.entries[0];
  }

  add(entry: Entry): void {
    const { entries } = this;
    let place = entries.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = entries[above];
      if (!parent || parent.at <= entry.at) break;
      entries[place] = parent;
      place = above;
    }
    entries[place] = entry;
  }

  /** The first one, which is gone then. */
  take(): Entry | undefined {
    const { entries } = this;
    const [first] = entries;
    const last = entries.pop();
    if (!first || !last || entries.length === 0) return first;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      const [left, right] = [entries[below], entries[below + 1]];
      if (!left) break;
      if (right && right.at < left.at) below += 1;
      const child = entries[below];
      if (!child || child.at >= last.at) break;
      entries[place] = child;
      place = below;
    }
    entries[place] = last;
    return first;
  }
}
