/**
 * Whether a table holds a number: zero, or one of 1e-130 up to 1e126 in amount ("Supported data types" of DynamoDB's
 * developer guide). It keeps 38 digits, more than a double has.
 */
export const isStorable = (value: number): boolean =>
  value === 0 || (Math.abs(value) >= 1e-130 && Math.abs(value) < 1e126)
