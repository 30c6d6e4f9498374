/** A field and what becomes of it. */
export type FieldEdit = Readonly<{ field: string }> &
  (
    | Readonly<{ kind: 'set'; value: string | object }>
    /** Takes items out of a list, by their places, and adds one to its end. */
    | Readonly<{ kind: 'list'; drop: readonly number[]; add: object }>
  );
