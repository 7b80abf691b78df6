import { insistOnDeclared } from '#test/support/declared.ts'

/** In every test, an answer bears what its schema declares and nothing else. */
insistOnDeclared()
