package dev.claw.os.host;

import java.util.Locale;
import java.util.Map;

/// The language of the user.
public final class LocaleTag {

  private LocaleTag() {}

  /// The language that POSIX variables name, as a BCP 47 tag; that of the JVM where they name none.
  public static String of(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return tag(value);
      }
    }
    return Locale.getDefault().toLanguageTag();
  }

  private static String tag(String value) {
    int end = value.indexOf('.');
    int at = value.indexOf('@');
    String plain = value.substring(0, end >= 0 ? end : at >= 0 ? at : value.length());
    return plain.equals("C") || plain.equals("POSIX")
        ? "en"
        : Locale.forLanguageTag(plain.replace('_', '-')).toLanguageTag();
  }
}
