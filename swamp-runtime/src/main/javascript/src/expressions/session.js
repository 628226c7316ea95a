// The bridge to the host, and the programs made of expression texts.
const KEPT_PROGRAMS = 500;

/** What the host answers, remembered until the session ends: expressions of one definition ask for the same things. */
export function hostOf(call) {
  const answers = new Map();
  const ask = (name, ...args) => {
    const json = JSON.stringify(args);
    const key = `${name} ${json}`;
    if (!answers.has(key)) {
      const answer = call(name, json);
      if (answer.startsWith("!")) throw new Error(answer.slice(1));
      answers.set(key, JSON.parse(answer.slice(1)));
    }
    return answers.get(key);
  };
  return {
    ask,
    forget: () => answers.clear(),

    /** An object whose members are the host's variables of these names, each asked for when it is first read. */
    lazily(names) {
      const variables = Object.create(null);
      for (const name of names) {
        Object.defineProperty(variables, name, {
          configurable: true,
          enumerable: true,
          get() {
            const value = ask("variable", name);
            Object.defineProperty(variables, name, { value });
            return value;
          },
        });
      }
      return variables;
    },
  };
}

// The name of a model may hold hyphens, which the language would take for subtractions (expressions §6.2).
const HYPHENATED = /(?<![\w."'])model\.(\w+(?:-\w+)+)(?=\s*[.[]|\s*$)/g;

/** The text with model.a-b written as model["a-b"]. */
export const rewritten = (text) => text.replace(HYPHENATED, (_all, name) => `model["${name}"]`);

/** Programs by text, the most recently made ones kept. */
export class Programs {
  #environment;
  #kept = new Map();

  constructor(environment) {
    this.#environment = environment;
  }

  named(text) {
    let program = this.#kept.get(text);
    if (!program) {
      program = this.#environment.parse(text);
      if (this.#kept.size >= KEPT_PROGRAMS) this.#kept.delete(this.#kept.keys().next().value);
      this.#kept.set(text, program);
    }
    return program;
  }
}
