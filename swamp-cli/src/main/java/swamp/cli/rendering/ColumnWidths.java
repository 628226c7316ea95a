package swamp.cli.rendering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How wide each column of a table is shown on a terminal, so that no row is wider than it. The least important columns are
 * left out until the others have room for the start of each value. For one thread.
 */
final class ColumnWidths {
  private static final int LEFT_OUT = 0;

  private final List<Table.Heading> headings;
  private final int[] natural;
  private final int[] widths;
  private final int gap;

  /**
   * Those of these columns.
   *
   * @param natural the width of each column's widest cell
   * @param gap the blanks between two columns
   */
  ColumnWidths(List<Table.Heading> headings, int[] natural, int gap) {
    this.headings = headings;
    this.natural = natural;
    this.widths = natural.clone();
    this.gap = gap;
  }

  /** Makes rows at most this wide, as far as one column can be. */
  void fit(int room) {
    while (least() > room && leaveOut()) {
      // The next least important one has to go as well.
    }
    shrink(Set.of(Importance.FAINT), total() - room);
    shrink(Set.of(Importance.USUAL, Importance.ESSENTIAL), total() - room);
    // Only essential columns are left, and the terminal is tiny.
    for (int excess = total() - room; excess > 0 && widest() > 1; excess--) {
      widths[indexOf(widest())]--;
    }
  }

  int of(int column) {
    return widths[column];
  }

  boolean shows(int column) {
    return widths[column] != LEFT_OUT;
  }

  /** Whether a column is shown whose values may not be whole. */
  boolean cuts() {
    for (int column = 0; column < widths.length; column++) {
      if (shows(column) && widths[column] < natural[column]) {
        return true;
      }
    }
    return false;
  }

  /** The headings of the columns that have no room. */
  List<String> leftOut() {
    List<String> names = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      if (!shows(column)) {
        names.add(headings.get(column).text());
      }
    }
    return names;
  }

  /** The width of rows whose columns are as narrow as they may be. */
  private int least() {
    int sum = 0;
    for (int column = 0; column < widths.length; column++) {
      sum += shows(column) ? narrowest(column) + gap : 0;
    }
    return sum - gap;
  }

  private int total() {
    int shown = (int) Arrays.stream(widths).filter(width -> width != LEFT_OUT).count();
    return Arrays.stream(widths).sum() + gap * (shown - 1);
  }

  // A number of which the start is shown is another number.
  private int narrowest(int column) {
    Table.Heading heading = headings.get(column);
    return heading.number() ? natural[column] : Math.min(natural[column], heading.importance().narrowest());
  }

  /** Leaves out the last one of the least important columns; false when only essential ones are left. */
  private boolean leaveOut() {
    for (Importance importance : List.of(Importance.FAINT, Importance.USUAL)) {
      for (int column = widths.length - 1; column >= 0; column--) {
        if (shows(column) && headings.get(column).importance() == importance) {
          widths[column] = LEFT_OUT;
          return true;
        }
      }
    }
    return false;
  }

  /** Takes so much from the columns of these importances, from the widest first, as far as they can give. */
  private void shrink(Set<Importance> giving, int excess) {
    for (int left = excess; left > 0; left--) {
      int widest = -1;
      for (int column = 0; column < widths.length; column++) {
        boolean gives = giving.contains(headings.get(column).importance()) && shows(column) && widths[column] > narrowest(column);
        widest = gives && (widest < 0 || widths[column] > widths[widest]) ? column : widest;
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  private int widest() {
    return Arrays.stream(widths).max().orElse(LEFT_OUT);
  }

  private int indexOf(int width) {
    return Arrays.stream(widths).boxed().toList().indexOf(width);
  }
}
