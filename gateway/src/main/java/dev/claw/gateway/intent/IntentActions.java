package dev.claw.gateway.intent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.intent.sentence.NodeRef;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// All that intents may do. Every call goes the same way as one of a client's: policy, consent and
/// audit are behind this interface, and intents have no other way to anything.
public interface IntentActions {
  /// Paired nodes, the local one included, connected or not.
  List<NodeSummary> nodes();

  /// Scripts the owner configured.
  List<NamedScript> scripts();

  /// Changes whenever [#nodes()] or [#scripts()] would name something else. Cheap.
  long namesRevision();

  /// Runs a command on a node and waits for its result.
  ///
  /// @throws IntentFailure when it did not run or the node refused
  JsonNode invoke(NodeRef node, String command, ObjectNode params)
      throws IntentFailure, InterruptedException;

  /// Picks a node for a command.
  ///
  /// @throws IntentFailure when no connected node offers it
  Choice choose(String command) throws IntentFailure;

  /// Saves bytes in the media folder.
  ///
  /// @param suggestedName lower-case letters, digits, `-` and an extension; made unique
  MediaFile save(String suggestedName, String mimeType, byte[] bytes) throws IntentFailure;

  /// Deletes a file that [#save] made.
  ///
  /// @return false when it is already gone
  boolean discard(Path file) throws IntentFailure;

  GatewayFacts gateway();

  /// Ends what runs for a session.
  ///
  /// @return how many runs and calls were told to end
  int stopAll(String session);

  /// Earlier turns of a session, latest first; a few are enough.
  List<PreviousTurn> previous(String session);

  /// The time, in the zone of the gateway's machine.
  Clock clock();
}
