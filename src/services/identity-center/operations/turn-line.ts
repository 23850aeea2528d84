/** What stands in a line. */
export interface InTurn {
  readonly id: string;
  readonly caller: string;
  /** Its place in the order of arrival. */
  readonly order: number;
}

interface Place<Item> {
  readonly item: Item;
  /** In each round every caller has one turn. */
  readonly round: number;
  wasTaken: boolean;
}

/**
 * A line in which callers take turns. An item stays in it until it is removed, also while somebody is
 * at work on it, and its place is fixed when it comes: after those of its caller, and one in each
 * round beside those of others. So the number of items before it only falls, but for items of other
 * callers who come later and have their turns in between.
 *
 * An item that is not free when its turn comes is passed over, and keeps its place.
 */
export class TurnLine<Item extends InTurn> {
  /** By caller; the one whose turn it is comes first. */
  readonly #own = new Map<string, Place<Item>[]>();
  #positions: Map<string, number> | undefined;

  add(item: Item): void {
    const own = this.#own.get(item.caller) ?? [];
    const round = Math.max(this.#begunRounds(), own.at(-1)?.round ?? 0) + 1;
    own.push({ item, round, wasTaken: false });
    this.#own.set(item.caller, own);
    this.#positions = undefined;
  }

  /** The next item that `isFree`; its caller is then the last to have another turn. */
  take(isFree: (item: Item) => boolean): Item | undefined {
    for (const [caller, own] of this.#own) {
      const place = own.find(({ item }) => isFree(item));
      if (place === undefined) continue;
      place.wasTaken = true;
      this.#own.delete(caller);
      this.#own.set(caller, own);
      return place.item;
    }
    return undefined;
  }

  /** An item that is not in the line is passed over. */
  remove({ id, caller }: Item): void {
    const own = this.#own.get(caller);
    const index = own?.findIndex(({ item }) => item.id === id) ?? -1;
    if (own === undefined || index < 0) return;
    own.splice(index, 1);
    if (own.length === 0) this.#own.delete(caller);
    this.#positions = undefined;
  }

  /** How many items are before it; undefined when it is not in the line. */
  positionOf(id: string): number | undefined {
    this.#positions ??= new Map(
      [...this.#own.values()]
        .flat()
        .toSorted((a, b) => a.round - b.round || a.item.order - b.item.order)
        .map(({ item }, index) => [item.id, index]),
    );
    return this.#positions.get(id);
  }

  /** The rounds in which nobody has a first turn to come any more. */
  #begunRounds(): number {
    const all = [...this.#own.values()];
    const next = all.flatMap((own) => own.find(({ wasTaken }) => !wasTaken)?.round ?? []);
    if (next.length > 0) return Math.min(...next) - 1;
    return Math.max(0, ...all.map((own) => own.at(-1)?.round ?? 0));
  }
}
