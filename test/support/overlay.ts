/** The compiler's view of the tree with some files said otherwise, without a file being touched. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from '#local/paths.ts'

/** A change to a file: a text that stands there once, and what stands there instead; without it, a file of its own. */
export type Plant = { readonly file: string; readonly at?: string; readonly put: string }

/** What the compiler complains about: the file, and all that it says. */
export type Complaint = { readonly file: string; readonly says: string }

/** The text of a file with a plant. @throws Error where the place is not found once: the plant would prove nothing */
function planted(before: string, { file, at, put }: Plant): string {
  if (at === undefined) return put
  if (before.split(at).length !== 2) throw new Error(`${file} does not say this once: ${at}`)
  return before.replace(at, () => put)
}

function optionsOfTree(): { readonly options: ts.CompilerOptions; readonly fileNames: readonly string[] } {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile)
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
}

/**
 * Compiles a part of the tree once, with all plants in it.
 * @param parts folders and files whose complaints are wanted; whatever they import is read, but not complained about
 */
export function complaintsWith(plants: readonly Plant[], parts: readonly string[]): Complaint[] {
  const texts = new Map<string, string>()
  for (const plant of plants) {
    const path = join(ROOT, plant.file)
    const before = texts.get(path) ?? (plant.at === undefined ? '' : readFileSync(path, 'utf8'))
    texts.set(path, planted(before, plant))
  }
  const { options, fileNames } = optionsOfTree()
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists } = host
  host.readFile = (path) => texts.get(path) ?? readFile(path)
  host.fileExists = (path) => texts.has(path) || fileExists(path)
  host.getSourceFile = (path, how) => {
    const text = host.readFile(path)
    return text === undefined ? undefined : ts.createSourceFile(path, text, how)
  }
  const wanted = fileNames.filter((path) => parts.some((part) => path.startsWith(join(ROOT, part))))
  const program = ts.createProgram({ rootNames: wanted, options, host })
  return program
    .getSourceFiles()
    .filter(({ fileName }) => wanted.includes(fileName) || texts.has(fileName))
    .flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ])
    .map(({ file, messageText }) => ({
      file: file === undefined ? '' : file.fileName.slice(ROOT.length + 1),
      says: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }))
}
