package swamp.runtime.model;

import java.util.Optional;
import swamp.runtime.script.TypeScripts;
import swamp.runtime.type.ModelType;

/**
 * A model type that definitions can use.
 *
 * @param bundleFingerprint of its file (extension-api §3.4); empty for a built-in type
 */
public record RegisteredType(
    ModelType type, TypeDescription description, TypeScripts scripts, Optional<String> bundleFingerprint) {}
