declare const holds: unique symbol;

/** JSON text of such a value. The schema says which column holds which. */
export type Json<Value> = string & { readonly [holds]: Value };

/** Reads JSON that this program wrote itself; checking each session again would cost more than the whole turn. */
export function fromJson<Value>(json: Json<Value>): Value;
export function fromJson<Value>(json: Json<Value> | null): Value | null;
export function fromJson(json: string | null): unknown {
  const value: unknown = json === null ? null : JSON.parse(json);
  return value;
}

/** The same where one row must not stop all others: `instead` for what is no JSON any more, as after a fault of the disk. */
export function readJson<Value, Instead>(json: Json<Value>, instead: Instead): Value | Instead {
  try {
    return fromJson(json);
  } catch {
    return instead;
  }
}

export function toJson<Value>(value: Value): Json<Value> {
  return JSON.stringify(value) as Json<Value>;
}

/** The same, with null for null: no JSON at all. */
export function toJsonOrNull<Value>(value: Value | null): Json<Value> | null {
  return value === null ? null : toJson(value);
}

/** The same JSON with every text changed; keys stay. */
export function changeTexts<Value>(json: Json<Value>, change: (text: string, key: string) => string): Json<Value> {
  return JSON.stringify(fromJson(json), (key, value: unknown) =>
    typeof value === 'string' ? change(value, key) : value,
  ) as Json<Value>;
}
