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
  exports dev.claw.protocol.agent;
  exports dev.claw.protocol.approval;
  exports dev.claw.protocol.catalogue;
  exports dev.claw.protocol.chat;
  exports dev.claw.protocol.client;
  exports dev.claw.protocol.command;
  exports dev.claw.protocol.config;
  exports dev.claw.protocol.connect;
  exports dev.claw.protocol.health;
  exports dev.claw.protocol.identity;
  exports dev.claw.protocol.models;
  exports dev.claw.protocol.node;
  exports dev.claw.protocol.pairing;
  exports dev.claw.protocol.roster;
  exports dev.claw.protocol.session;
  exports dev.claw.protocol.talk;
  exports dev.claw.protocol.voicewake;

  opens dev.claw.protocol to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.agent to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.approval to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.chat to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.command to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.config to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.connect to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.health to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.identity to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.models to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.node to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.pairing to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.roster to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.session to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.talk to
      com.fasterxml.jackson.databind;
  opens dev.claw.protocol.voicewake to
      com.fasterxml.jackson.databind;
}
