/**
 * Expressions of definitions: finding {@code ${{ ... }}} in texts, evaluating CEL, and the two phases of a run.
 * The language runs in JavaScript contexts of its own; models and data are asked for when an expression names them.
 */
@NullMarked
package swamp.runtime.expression;

import org.jspecify.annotations.NullMarked;
