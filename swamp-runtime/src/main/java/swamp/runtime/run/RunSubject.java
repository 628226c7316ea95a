package swamp.runtime.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import swamp.runtime.definition.Definition;
import swamp.runtime.model.MethodDescription;
import swamp.runtime.model.RegisteredType;

/**
 * What is run: a definition as it stands for this run, its type and method, and the values that go with them.
 *
 * @param definition after expressions that need no secrets (method-run §4.4 step 9)
 * @param globalArguments with secrets and environment filled in
 * @param methodArguments with secrets and environment filled in
 * @param vaultSecrets secrets by the names of environment variables, for a command that must not show them; see
 *     {@link ShellSecrets}
 * @param runtimeTags {@code --tag}
 */
record RunSubject(
    Definition definition,
    RegisteredType type,
    MethodDescription method,
    ObjectNode globalArguments,
    ObjectNode methodArguments,
    Map<String, String> vaultSecrets,
    Map<String, String> runtimeTags) {

  /** The normalised type, as paths and records spell it. */
  String typeName() {
    return type.type().normalized();
  }

  RunSubject withGlobalArguments(ObjectNode upgraded) {
    return new RunSubject(definition, type, method, upgraded, methodArguments, vaultSecrets, runtimeTags);
  }
}
