/**
 * How one method run goes (method-run §4.4): from a definition and inputs to data artifacts, a run record and a result.
 * Everything that a run leaves behind passes through its {@link swamp.runtime.run.RunJournal}.
 */
@NullMarked
package swamp.runtime.run;

import org.jspecify.annotations.NullMarked;
