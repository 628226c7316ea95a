/** What is different in the native executable; on a JVM nothing here is ever loaded. */
@NullMarked
package swamp.cli.image;

import org.jspecify.annotations.NullMarked;
