/// The OpenClaw gateway protocol as records, its codec, device identity, and the reconnecting
/// client.
@org.jspecify.annotations.NullMarked
module claw.protocol {
  requires static org.jspecify;
  requires transitive com.fasterxml.jackson.annotation;
  requires transitive com.fasterxml.jackson.core;
  requires transitive com.fasterxml.jackson.databind;
  requires okhttp3;
  requires okio;
  requires kotlin.stdlib;
  requires org.slf4j;

  exports dev.claw.protocol;
  exports dev.claw.protocol.client;
  exports dev.claw.protocol.command;
  exports dev.claw.protocol.connect;
  exports dev.claw.protocol.identity;
  exports dev.claw.protocol.node;

  opens dev.claw.protocol to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.command to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.connect to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.identity to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.node to
      com.fasterxml.jackson.databind;
}
