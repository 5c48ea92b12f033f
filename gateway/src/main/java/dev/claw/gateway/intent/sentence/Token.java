package dev.claw.gateway.intent.sentence;

/// One word of an utterance.
///
/// @param word lower-case, without punctuation; `'s` for a possessive ending
/// @param key as it counts inside names: number words as digits, no apostrophe
/// @param start where it begins in the utterance, in chars
/// @param end where it ends, exclusive
record Token(String word, String key, int start, int end) {}
