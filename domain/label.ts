/** A word or phrase that people read, in the two languages of the project: Chinese first. */
export type Label = { readonly zh: string; readonly en: string }
