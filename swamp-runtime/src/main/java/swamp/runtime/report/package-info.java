/**
 * Reports made after a method run (method-run §4.13): what they are told, the built-in summary, and those of extensions.
 * They are stored as data of the model by the run.
 */
@NullMarked
package swamp.runtime.report;

import org.jspecify.annotations.NullMarked;
