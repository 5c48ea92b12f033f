package dev.claw.gateway.intent.sentence;

import java.util.List;
import java.util.Map;

/// One intent as its data file describes it.
///
/// @param action the key into the table of actions
/// @param topic the help topic it is listed under
/// @param recall true for an intent about earlier turns, which is itself never repeated or undone
/// @param templates the sentences, in the notation of the data files
/// @param answers answer texts by key
/// @param examples sentences a person may say, with slots where names of this household belong
public record IntentBlock(
    String id,
    Effect effect,
    String action,
    String topic,
    boolean recall,
    List<String> templates,
    Map<String, String> answers,
    String help,
    List<String> examples) {
  public IntentBlock {
    templates = List.copyOf(templates);
    answers = Map.copyOf(answers);
    examples = List.copyOf(examples);
  }
}
