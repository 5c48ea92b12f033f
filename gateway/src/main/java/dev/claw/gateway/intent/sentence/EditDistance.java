package dev.claw.gateway.intent.sentence;

/// How many letters are missing, added, changed or swapped between two words.
final class EditDistance {
  private static final int MAX_LENGTH = 64;

  private EditDistance() {}

  /// The distance, or `limit + 1` when it is larger than the limit or a word is over 64 letters.
  static int between(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit
        || a.length() > MAX_LENGTH
        || b.length() > MAX_LENGTH) {
      return limit + 1;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = row(a, b, i, last, beforeLast);
      if (smallest(row) > limit) {
        return limit + 1;
      }
      beforeLast = last;
      last = row;
    }
    return Math.min(last[b.length()], limit + 1);
  }

  private static int[] row(String a, String b, int i, int[] last, int[] beforeLast) {
    int[] row = new int[b.length() + 1];
    row[0] = i;
    for (int j = 1; j <= b.length(); j++) {
      int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
      int best = Math.min(last[j - 1] + change, Math.min(last[j], row[j - 1]) + 1);
      if (i > 1
          && j > 1
          && a.charAt(i - 1) == b.charAt(j - 2)
          && a.charAt(i - 2) == b.charAt(j - 1)) {
        best = Math.min(best, beforeLast[j - 2] + 1);
      }
      row[j] = best;
    }
    return row;
  }

  private static int smallest(int[] row) {
    int smallest = row[0];
    for (int value : row) {
      smallest = Math.min(smallest, value);
    }
    return smallest;
  }
}
