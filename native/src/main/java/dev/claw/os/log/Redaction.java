package dev.claw.os.log;

import java.util.Locale;

/// Masks what looks like a secret: values of names such as `token=`, bearer credentials, keys with
/// a known prefix, and random texts of 40 characters or more. A hexadecimal digest, such as a
/// device id, is no secret and stays. One pass over the text, without patterns.
final class Redaction {

  static final String MASK = "[redacted]";

  private static final int SHORTEST_RANDOM = 40;
  private static final int SHORTEST_KEY = 16;
  private static final String[] SECRET_NAMES = {
    "token",
    "password",
    "passwd",
    "passphrase",
    "secret",
    "apikey",
    "api_key",
    "api-key",
    "authorization",
    "credential",
    "privatekey",
    "private_key",
    "setupcode"
  };
  private static final String[] SCHEMES = {"bearer", "basic"};
  private static final String[] KEY_PREFIXES = {"sk-", "xox", "ghp_", "gho_", "github_pat_"};

  private final String text;
  private final StringBuilder masked;
  private int position;

  private Redaction(String text) {
    this.text = text;
    this.masked = new StringBuilder(text.length());
  }

  static String mask(String text) {
    return new Redaction(text).mask();
  }

  private String mask() {
    while (position < text.length()) {
      int end = wordEnd(position);
      if (end == position) {
        masked.append(text.charAt(position++));
      } else {
        word(text.substring(position, end), end);
      }
    }
    return masked.toString();
  }

  private void word(String word, int end) {
    position = end;
    if (isSecret(word)) {
      masked.append(MASK);
      return;
    }
    masked.append(word);
    String lower = word.toLowerCase(Locale.ROOT);
    int value = isOneOf(lower, SCHEMES) ? afterSpace(end) : valueAfter(lower, end);
    if (value > end) {
      int from = isOneOf(wordAt(value), SCHEMES) ? afterSpace(wordEnd(value)) : value;
      int to = valueEnd(from);
      if (to > from) {
        masked.append(text, end, from).append(MASK);
        position = to;
      }
    }
  }

  /// Where the value of a secret's name starts; -1 when the word is no such name or has no value.
  private int valueAfter(String lower, int end) {
    if (!isSecretName(lower)) {
      return -1;
    }
    int at = skip(end, "\"' ");
    boolean separated = at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':');
    return separated ? skip(at + 1, "\"' ") : -1;
  }

  private String wordAt(int from) {
    return text.substring(from, wordEnd(from)).toLowerCase(Locale.ROOT);
  }

  private int afterSpace(int from) {
    return skip(from, " ");
  }

  private int skip(int from, String characters) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private int valueEnd(int from) {
    int at = from;
    while (at < text.length() && " \"',;&)}]<>".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private int wordEnd(int from) {
    int at = from;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private static boolean isSecretName(String lower) {
    for (String name : SECRET_NAMES) {
      if (lower.endsWith(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneOf(String lower, String[] words) {
    for (String word : words) {
      if (lower.equals(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSecret(String word) {
    return (word.length() >= SHORTEST_KEY && hasKeyPrefix(word))
        || (word.length() >= SHORTEST_RANDOM && isRandom(word));
  }

  private static boolean hasKeyPrefix(String word) {
    for (String prefix : KEY_PREFIXES) {
      if (word.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /// Capitals, small letters and something else: 43 characters of base64url lack one of these once
  /// in 7,000, and names in camel case lack the last.
  private static boolean isRandom(String word) {
    boolean small = false;
    boolean capital = false;
    boolean other = false;
    for (int index = 0; index < word.length(); index++) {
      char c = word.charAt(index);
      small |= c >= 'a' && c <= 'z';
      capital |= c >= 'A' && c <= 'Z';
      other |= c < 'A' || c == '_';
    }
    return small && capital && other;
  }
}
