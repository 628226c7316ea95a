package swamp.runtime.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a writer decides about a version before it knows the content.
 *
 * @param tags in the order they are stored; must contain {@code type}
 */
public record DataDescription(
    String contentType,
    Lifetime lifetime,
    GarbageCollection garbageCollection,
    boolean streaming,
    Map<String, String> tags,
    Owner owner) {

  public DataDescription {
    if (contentType.isEmpty()) {
      throw new IllegalArgumentException("a data version has a content type");
    }
    if (!tags.containsKey("type")) {
      throw new IllegalArgumentException("the tags of a data version contain 'type', these do not: " + tags);
    }
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** The tag of this name, or the empty text. */
  public String tag(String name) {
    return tags.getOrDefault(name, "");
  }
}
