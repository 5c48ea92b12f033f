package dev.claw.node;

import dev.claw.node.surface.ConsentPrompt;
import dev.claw.protocol.client.GatewayUrl;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How to open a [NodeAgent].
///
/// @param stateDirectory the node keeps everything in its folder `node`
/// @param gateway null for the gateway this node was paired with
/// @param name what people call this node; null for the configured name or the host's
/// @param sharedToken the gateway's shared token; a device token is preferred once there is one
/// @param prompt asks the person in front of this machine; null where nobody is there
/// @param listener told each change of state, one at a time; must not block
public record NodeOptions(
    Path stateDirectory,
    @Nullable GatewayUrl gateway,
    @Nullable String name,
    @Nullable String sharedToken,
    @Nullable ConsentPrompt prompt,
    Consumer<NodeState> listener,
    NodeTiming timing) {

  /// A node that connects to the gateway it was paired with, asks nobody and tells nobody.
  public static NodeOptions in(Path stateDirectory) {
    return new NodeOptions(stateDirectory, null, null, null, null, state -> {}, NodeTiming.usual());
  }

  /// The same at another gateway.
  public NodeOptions at(@Nullable GatewayUrl newGateway) {
    return new NodeOptions(stateDirectory, newGateway, name, sharedToken, prompt, listener, timing);
  }

  /// The same under another name.
  public NodeOptions named(@Nullable String newName) {
    return new NodeOptions(stateDirectory, gateway, newName, sharedToken, prompt, listener, timing);
  }

  /// The same with the gateway's shared token.
  public NodeOptions withSharedToken(@Nullable String newSharedToken) {
    return new NodeOptions(stateDirectory, gateway, name, newSharedToken, prompt, listener, timing);
  }

  /// The same with someone to ask.
  public NodeOptions withPrompt(@Nullable ConsentPrompt newPrompt) {
    return new NodeOptions(stateDirectory, gateway, name, sharedToken, newPrompt, listener, timing);
  }

  /// The same with someone to tell.
  public NodeOptions withListener(Consumer<NodeState> newListener) {
    return new NodeOptions(stateDirectory, gateway, name, sharedToken, prompt, newListener, timing);
  }

  /// The same at another pace.
  public NodeOptions withTiming(NodeTiming newTiming) {
    return new NodeOptions(stateDirectory, gateway, name, sharedToken, prompt, listener, newTiming);
  }

  @Override
  public String toString() {
    return "NodeOptions[" + stateDirectory + ", " + gateway + ", " + name + "]";
  }
}
