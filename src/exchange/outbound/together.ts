/**
 * Answers questions together: those that come while a call is under way wait and go together in the next one, so that many callers
 * share the cost of a transaction. Answers stand in the order of the questions. A call that fails fails all its questions.
 */
export function together<Question, Answer>(
  answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  { most }: { readonly most: number },
): (question: Question) => Promise<Answer> {
  const waiting: { question: Question; resolve: (answer: Answer) => void; reject: (reason: unknown) => void }[] = []
  let underWay = false
  const work = async () => {
    underWay = true
    while (waiting.length > 0) {
      // A turn of the event loop: requests that have arrived by now come along.
      await new Promise((resume) => setImmediate(resume))
      const taken = waiting.splice(0, most)
      try {
        const answers = await answerAll(taken.map(({ question }) => question))
        for (const [index, { resolve }] of taken.entries()) resolve(answers[index]!)
      } catch (error) {
        for (const { reject } of taken) reject(error)
      }
    }
    underWay = false
  }
  return async (question) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    waiting.push({ question, resolve, reject })
    if (!underWay) void work()
    return await promise
  }
}
