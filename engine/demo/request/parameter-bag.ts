export type ParameterValue = string | number | boolean | string[] | Date | Record<string, string>[];

/** The parameters of one request after they were checked; every reader gives undefined for what was not sent. */
export class ParameterBag {
  readonly #values: ReadonlyMap<string, ParameterValue>;

  constructor(values: ReadonlyMap<string, ParameterValue>) {
    this.#values = values;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  raw(name: string): ParameterValue | undefined {
    return this.#values.get(name);
  }

  text(name: string): string | undefined {
    const value = this.#values.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  number(name: string): number | undefined {
    const value = this.#values.get(name);
    return typeof value === 'number' ? value : undefined;
  }

  flag(name: string): boolean | undefined {
    const value = this.#values.get(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  date(name: string): Date | undefined {
    const value = this.#values.get(name);
    return value instanceof Date ? value : undefined;
  }

  list(name: string): string[] | undefined {
    const value = this.#values.get(name);
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  }

  /** The records of a map parameter by rising index. */
  records(name: string): Record<string, string>[] {
    const value = this.#values.get(name);
    return Array.isArray(value) ? value.filter((item) => typeof item === 'object') : [];
  }

  /** A map of style kv as one object. */
  keyed(name: string): Record<string, string> {
    return Object.fromEntries(this.records(name).map((record) => [record['key'] ?? '', record['value'] ?? '']));
  }

  /** A map of style free as one object, all indexes merged. */
  merged(name: string): Record<string, string> {
    return Object.assign({}, ...this.records(name)) as Record<string, string>;
  }
}
