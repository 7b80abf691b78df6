/** A word or phrase in the two languages of the project. */
export type Label = { readonly zh: string; readonly en: string }
