/**
 * Reports made after a method run (method-run §4.13): what they are told, and the built-in summary.
 * They are stored as data of the model by the run.
 */
@NullMarked
package swamp.runtime.report;

import org.jspecify.annotations.NullMarked;
