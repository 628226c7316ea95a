package swamp.runtime.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import swamp.protocol.JsonText;
import swamp.protocol.SwampException;
import swamp.runtime.catalog.CatalogFilter.Column;

/**
 * Items by the tags and values that their latest rows have, or had: what is found has to be checked against the rows. Not
 * thread-safe.
 */
final class LatestItems {
  /** With more items than that memory is better spent elsewhere. */
  private static final int MOST_ITEMS = 100_000;

  /** How many values may pile up that no row has any more, for each item and for all together. */
  private static final int OLD_VALUES_PER_ITEM = 16;
  private static final int OLD_VALUES = 10_000;

  private static final Set<Column> KNOWN = Set.of(Column.TYPE, Column.DATA_NAME, Column.SPEC_NAME, Column.DATA_TYPE);

  private final List<CatalogKey> items = new ArrayList<>();
  private final List<int[]> valuesOfItem = new ArrayList<>();
  private final Map<CatalogKey, Integer> numbers = new HashMap<>();
  private final Map<Value, Integer> values = new HashMap<>();
  private final List<Numbers> itemsOfValue = new ArrayList<>();
  private int pairs;

  /** A value of a column, or of a tag if there is no column of that name. */
  private record Value(String name, String text) {}

  private static final class Numbers {
    private int[] all = new int[2];
    private int count;

    void add(int number) {
      if (count == all.length) {
        all = Arrays.copyOf(all, count * 2);
      }
      all[count++] = number;
    }
  }

  /** Whether the filter asks for something that items are known by. */
  static boolean know(CatalogFilter filter) {
    return !filter.tags().isEmpty() || filter.columns().keySet().stream().anyMatch(KNOWN::contains);
  }

  /** Whether there are too many items, or too much that no row has any more, to go on. */
  boolean isFull() {
    return hasTooManyItems() || pairs > OLD_VALUES + items.size() * OLD_VALUES_PER_ITEM;
  }

  boolean hasTooManyItems() {
    return items.size() > MOST_ITEMS;
  }

  /** Learns of a latest row. */
  void add(CatalogRow row) {
    Integer known = numbers.get(row.key());
    int number = known == null ? items.size() : known;
    if (known == null) {
      items.add(row.key());
      valuesOfItem.add(new int[0]);
      numbers.put(row.key(), number);
    }
    int[] before = valuesOfItem.get(number);
    Set<Integer> all = new TreeSet<>();
    Arrays.stream(before).forEach(all::add);
    for (Value value : valuesOf(row)) {
      int id = values.computeIfAbsent(value, fresh -> {
        itemsOfValue.add(new Numbers());
        return itemsOfValue.size() - 1;
      });
      if (all.add(id)) {
        itemsOfValue.get(id).add(number);
        pairs++;
      }
    }
    if (all.size() > before.length) {
      valuesOfItem.set(number, all.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private static List<Value> valuesOf(CatalogRow row) {
    List<Value> found = new ArrayList<>();
    KNOWN.forEach(column -> found.add(new Value(column.sqlName(), column.of(row))));
    tags(row).properties().stream()
        .filter(tag -> tag.getValue().getNodeType() == JsonNodeType.STRING)
        .forEach(tag -> found.add(ofTag(tag.getKey(), tag.getValue().textValue())));
    return found;
  }

  /** The tags of a row; none when the text is no JSON, since another program may have written it. */
  static JsonNode tags(CatalogRow row) {
    try {
      return JsonText.parse(row.tags());
    } catch (SwampException e) {
      return JsonText.object();
    }
  }

  private static Value ofTag(String name, String value) {
    return new Value("tags." + name, value);
  }

  /** The items that may have latest rows with all that {@link #know} says is known, in no order. */
  List<CatalogKey> find(CatalogFilter filter) {
    List<Value> wanted = new ArrayList<>();
    filter.tags().forEach((name, value) -> wanted.add(ofTag(name, value)));
    filter.columns().forEach((column, value) -> {
      if (KNOWN.contains(column)) {
        wanted.add(new Value(column.sqlName(), value));
      }
    });
    if (!values.keySet().containsAll(wanted)) {
      return List.of();
    }
    List<Integer> ids = wanted.stream().map(value -> values.getOrDefault(value, -1)).toList();
    Numbers fewest = ids.stream().map(itemsOfValue::get).min(Comparator.comparingInt(numbers -> numbers.count)).orElseThrow();
    return Arrays.stream(fewest.all, 0, fewest.count)
        .filter(item -> ids.stream().allMatch(id -> Arrays.binarySearch(valuesOfItem.get(item), id) >= 0))
        .mapToObj(items::get)
        .toList();
  }
}
