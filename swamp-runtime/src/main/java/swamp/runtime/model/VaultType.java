package swamp.runtime.model;

import swamp.runtime.script.TypeScripts;

/**
 * A type of vaults that an extension brings (vaults.md).
 *
 * @param type as configurations spell it
 * @param name for people
 * @param scripts its code
 */
public record VaultType(String type, String name, TypeScripts scripts) {}
