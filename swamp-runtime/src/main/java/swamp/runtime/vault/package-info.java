/**
 * Vaults: where secrets are kept, how they are encrypted, and how known secrets are kept out of what a run shows and stores.
 * A secret is in memory only as long as it is needed, and on disk only encrypted.
 */
@NullMarked
package swamp.runtime.vault;

import org.jspecify.annotations.NullMarked;
