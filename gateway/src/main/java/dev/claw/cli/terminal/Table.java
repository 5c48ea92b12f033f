package dev.claw.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Rows with aligned columns. On a narrow terminal the widest columns give way; piped output is
/// never cut.
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 8;

  private final Shell shell;
  private final String indent;
  private final List<List<Cell>> rows = new ArrayList<>();

  /// A piece of a row.
  public record Cell(String text, Tone tone) {
    public Cell {
      text = Words.line(text);
    }

    /// Text without a tone.
    public static Cell of(String text) {
      return new Cell(text, Tone.PLAIN);
    }
  }

  /// An empty table, set in by some blanks.
  public Table(Shell shell, String indent) {
    this.shell = shell;
    this.indent = indent;
  }

  /// Adds the names of the columns.
  public Table header(String... names) {
    rows.add(List.of(names).stream().map(name -> new Cell(name, Tone.DIM)).toList());
    return this;
  }

  /// Adds a row.
  public Table row(Cell... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /// Prints it all.
  public void print() {
    int[] widths = widths();
    for (List<Cell> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < row.size(); column++) {
        boolean last = column == row.size() - 1;
        Cell cell = row.get(column);
        String text = cut(cell.text(), widths[column]);
        line.append(shell.paint(cell.tone(), text));
        line.append(last ? "" : " ".repeat(widths[column] - length(text)) + GAP);
      }
      shell.say(line.toString().stripTrailing());
    }
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<Cell> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], length(row.get(column).text()));
      }
    }
    shrink(widths);
    return widths;
  }

  private void shrink(int[] widths) {
    int room = shell.columns() - indent.length() - GAP.length() * (widths.length - 1);
    if (shell.columns() == 0) {
      return;
    }
    int total = 0;
    for (int width : widths) {
      total += width;
    }
    while (total > room) {
      int widest = widest(widths);
      if (widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      total--;
    }
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int column = 1; column < widths.length; column++) {
      widest = widths[column] >= widths[widest] ? column : widest;
    }
    return widest;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String cut(String text, int width) {
    return length(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }
}
