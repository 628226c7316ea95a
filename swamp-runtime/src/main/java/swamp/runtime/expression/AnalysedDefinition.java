package swamp.runtime.expression;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A definition as data with what is known of its text. Immutable: nobody changes the tree.
 *
 * @param hash the same for the same definition only
 * @param expressions in the order of the text
 */
public record AnalysedDefinition(ObjectNode json, String hash, DefinitionExpressions expressions) {}
