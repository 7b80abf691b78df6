import * as z from 'zod'

/** A number that another system, or a plate on the street, gave something: code-like, since events carry it to where the reply goes. */
export const reference = z.string().regex(/^[A-Za-z0-9._:/-]{1,64}$/, 'A reference is a number, not words.')
