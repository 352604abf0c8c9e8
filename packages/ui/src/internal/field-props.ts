/** What every field takes. Messages arrive translated. */
export interface FieldProps {
  readonly label: string;
  /** One sentence under the control. */
  readonly hint?: string | undefined;
  /** What is wrong, said by the form or the server; it wins over what the field finds itself. */
  readonly error?: string | undefined;
  /** Marks the field as one that may stay empty. */
  readonly optional?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly name?: string | undefined;
}
