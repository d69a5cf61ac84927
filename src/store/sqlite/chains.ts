/** Rows of one person in `inbound` and `outbox` hang on each other by `prev`, newest first, from `people`. */

/** SQL naming the ids of a person's rows; one parameter, the person's id. To stand in `in (…)`. */
export function chainOf(table: 'inbound' | 'outbox'): string {
  return `with recursive chain(id, prev) as (
      select id, prev from ${table} where id = (select last_${table} from people where id = ?)
      union all select row.id, row.prev from chain join ${table} row on row.id = chain.prev)
    select id from chain`;
}
