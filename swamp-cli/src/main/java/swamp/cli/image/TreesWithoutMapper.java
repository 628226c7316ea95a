package swamp.cli.image;

import com.fasterxml.jackson.databind.node.BaseJsonNode;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import swamp.protocol.JsonText;

/**
 * Its text is all for which a JSON tree needs an object mapper, and with the mapper comes all of Jackson's databind;
 * {@link JsonText} writes such texts anyway.
 */
@TargetClass(className = "com.fasterxml.jackson.databind.node.InternalNodeMapper")
@SuppressWarnings("UnusedMethod") // Each takes the place of the method with its name.
final class TreesWithoutMapper {
  private TreesWithoutMapper() {}

  @Substitute
  static String nodeToString(BaseJsonNode tree) {
    return JsonText.compact(tree);
  }

  @Substitute
  static String nodeToPrettyString(BaseJsonNode tree) {
    return JsonText.pretty(tree);
  }
}
