/** The names that all examples share. */
import { reportIdOf } from '#domain/report/record/names.ts'

export const CASE = 'c-01jcyq6f3kcy5e7xq2m4w8h0zd'
export const TRACKING_CODE = 'DG7K3M9Q2X5T8W4R6P'
export const REPORT = reportIdOf(TRACKING_CODE)
export const TASK = `${CASE}.3`
