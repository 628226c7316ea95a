package swamp.runtime.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import swamp.protocol.ErrorCode;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;

/** Builds the tree of one document from parser events, with its own bounds on depth and on what aliases expand to. */
final class YamlReader {
  private static final int DEEPEST_NESTING = 200;
  private static final int MOST_NODES = 500_000;

  private final String text;
  private final String sourceName;
  private final ErrorCode code;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private Iterator<Event> events = java.util.Collections.emptyIterator();
  private int nodes;

  /** A value that aliases may repeat; not complete while its own content is still being read. */
  private record Anchored(JsonNode value, int size, int height, boolean complete) {}

  YamlReader(String text, String sourceName, ErrorCode code) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.sourceName = sourceName;
    this.code = code;
  }

  JsonNode read() {
    if (text.length() > YamlText.LONGEST_TEXT) {
      throw new SwampException(code, sourceName + ": too large: " + text.length() + " characters of YAML, at most "
          + YamlText.LONGEST_TEXT + " are read");
    }
    LoadSettings settings = LoadSettings.builder().setLabel(sourceName).setCodePointLimit(Integer.MAX_VALUE).build();
    events = new Parse(settings).parseString(text).iterator();
    next();
    if (next().getEventId() == Event.ID.StreamEnd) {
      return JsonNodeFactory.instance.nullNode();
    }
    JsonNode document = compose(next(), 0);
    next();
    Event after = next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw failure("found more than one document, expected a single one", after.getStartMark());
    }
    return document;
  }

  // The parser is lazy: this is where everything it may throw, documented or not, comes from.
  private Event next() {
    try {
      return events.next();
    } catch (MarkedYamlEngineException e) {
      String context = e.getContext() == null || e.getContext().isBlank() ? "" : " " + e.getContext();
      throw failure(e.getProblem() + context, e.getProblemMark().or(e::getContextMark));
    } catch (RuntimeException e) {
      throw new SwampException(code, sourceName + ": invalid YAML: " + e.getMessage(), e);
    }
  }

  private JsonNode compose(Event event, int depth) {
    if (depth > DEEPEST_NESTING) {
      throw failure("nested more than " + DEEPEST_NESTING + " levels deep", event.getStartMark());
    }
    countNodes(1, event);
    if (event instanceof AliasEvent alias) {
      return repeat(alias, depth);
    }
    Optional<String> anchor = event instanceof NodeEvent node ? node.getAnchor().map(a -> a.getValue())
        : Optional.empty();
    int before = nodes;
    anchor.ifPresent(name -> anchors.put(name, new Anchored(JsonNodeFactory.instance.nullNode(), 0, 0, false)));
    JsonNode value = switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case SequenceStartEvent start -> sequence(start, depth);
      case MappingStartEvent start -> mapping(start, depth);
      default -> throw failure("expected a value", event.getStartMark());
    };
    anchor.ifPresent(name -> anchors.put(name, new Anchored(value, nodes - before, height(value), true)));
    return value;
  }

  private JsonNode repeat(AliasEvent alias, int depth) {
    String name = alias.getAlias().getValue();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw failure("unidentified alias \"" + name + "\"", alias.getStartMark());
    }
    if (!anchored.complete()) {
      throw failure("the value of anchor \"" + name + "\" contains itself", alias.getStartMark());
    }
    if (depth + anchored.height() > DEEPEST_NESTING) {
      throw failure("nested more than " + DEEPEST_NESTING + " levels deep", alias.getStartMark());
    }
    countNodes(anchored.size(), alias);
    return anchored.value().deepCopy();
  }

  private void countNodes(int more, Event event) {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw failure("more than " + MOST_NODES + " values, aliases expanded", event.getStartMark());
    }
  }

  private JsonNode sequence(SequenceStartEvent start, int depth) {
    ArrayNode elements = JsonNodeFactory.instance.arrayNode();
    for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      elements.add(compose(event, depth + 1));
    }
    return ExplicitTag.sequence(start.getTag(), elements).orElseThrow(() -> unknownTag(start, start.getTag()));
  }

  private JsonNode mapping(MappingStartEvent start, int depth) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    Set<String> merged = new HashSet<>();
    for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      if (isMergeKey(event)) {
        merge(members, compose(next(), depth + 1), merged, event);
      } else {
        String key = key(event, depth);
        JsonNode value = compose(next(), depth + 1);
        if (members.has(key) && !merged.remove(key)) {
          throw failure("duplicated mapping key \"" + key + "\"", event.getStartMark());
        }
        members.set(key, value);
      }
    }
    if (!ExplicitTag.isMapping(start.getTag())) {
      throw unknownTag(start, start.getTag());
    }
    return members;
  }

  private static boolean isMergeKey(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.getValue().equals("<<")
        && scalar.getTag().map(ExplicitTag.MERGE::equals).orElse(scalar.isPlain());
  }

  /** Members merged in give way to written ones, and to those merged in before them. */
  private void merge(ObjectNode members, JsonNode source, Set<String> merged, Event event) {
    if (source instanceof ArrayNode list) {
      list.forEach(element -> mergeOne(members, element, merged, event));
    } else {
      mergeOne(members, source, merged, event);
    }
  }

  private void mergeOne(ObjectNode members, JsonNode source, Set<String> merged, Event event) {
    if (!(source instanceof ObjectNode object)) {
      throw failure("cannot merge mappings: the value of \"<<\" is not a mapping", event.getStartMark());
    }
    object.properties().forEach(member -> {
      if (!members.has(member.getKey())) {
        members.set(member.getKey(), member.getValue());
        merged.add(member.getKey());
      }
    });
  }

  private String key(Event event, int depth) {
    JsonNode key = compose(event, depth + 1);
    if (key.isContainerNode()) {
      throw failure("a list or a mapping cannot be a key", event.getStartMark());
    }
    if (key.isNumber()) {
      return JsonText.number(key.doubleValue());
    }
    return YamlTimestamp.of(key).map(YamlTimestamp::text).orElseGet(key::asText);
  }

  private JsonNode scalar(ScalarEvent scalar) {
    Optional<String> tag = scalar.getTag();
    if (tag.isEmpty()) {
      return scalar.isPlain()
          ? PlainScalar.resolve(scalar.getValue())
          : JsonNodeFactory.instance.textNode(scalar.getValue());
    }
    return ExplicitTag.scalar(tag.get(), scalar.getValue()).orElseThrow(() -> unknownTag(scalar, tag));
  }

  private static int height(JsonNode value) {
    int highest = 0;
    for (JsonNode child : value) {
      highest = Math.max(highest, 1 + height(child));
    }
    return highest;
  }

  private SwampException unknownTag(Event event, Optional<String> tag) {
    return failure("cannot resolve the value with the tag !<" + tag.orElse("") + ">", event.getStartMark());
  }

  private SwampException failure(String problem, Optional<Mark> mark) {
    String place = mark.map(m -> " at line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1)).orElse("");
    return new SwampException(code, sourceName + ": invalid YAML" + place + ": " + problem);
  }
}
