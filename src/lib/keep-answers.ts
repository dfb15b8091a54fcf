/**
 * Answers `wanted` as `load` does, but asks it only once for each version: the answers of the `most` questions asked last
 * are kept. A failure is not. What is kept is shared: whoever gets an answer must leave it as it is.
 */
export function keepAnswers<Wanted, Answer>(
  load: (wanted: Wanted) => Promise<Answer>,
  most: number,
): (version: string, wanted: Wanted) => Promise<Answer> {
  const kept = new Map<string, { version: string; answer: Promise<Answer> }>();
  return async (version, wanted) => {
    const key = JSON.stringify(wanted);
    const known = kept.get(key);
    const entry = known?.version === version ? known : { version, answer: load(wanted) };
    // The one asked for last comes last.
    kept.delete(key);
    kept.set(key, entry);
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest);
    try {
      return await entry.answer;
    } catch (error) {
      if (kept.get(key) === entry) kept.delete(key);
      throw error;
    }
  };
}
