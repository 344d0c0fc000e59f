/**
 * Answers questions together: those that come while calls are under way wait and go together in the next one, so that many callers share the cost of a
 * transaction. Two calls at once: while the database works on one, the answers of the other are sent. Answers stand in the order of the questions. A call
 * that fails fails all its questions.
 */
export function together<Question, Answer>(
  answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  { most }: { readonly most: number },
): (question: Question) => Promise<Answer> {
  const waiting: { question: Question; resolve: (answer: Answer) => void; reject: (reason: unknown) => void }[] = []
  let underWay = 0
  const work = async () => {
    underWay += 1
    while (waiting.length > 0) {
      // A turn of the event loop: requests that have arrived by now come along.
      await new Promise((resume) => setImmediate(resume))
      const taken = waiting.splice(0, most)
      if (taken.length === 0) break
      try {
        const answers = await answerAll(taken.map(({ question }) => question))
        for (const [index, { resolve }] of taken.entries()) resolve(answers[index]!)
      } catch (error) {
        for (const { reject } of taken) reject(error)
      }
    }
    underWay -= 1
  }
  return async (question) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    waiting.push({ question, resolve, reject })
    if (underWay < 2) void work()
    return await promise
  }
}
