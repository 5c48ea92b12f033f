/// The gateway and the `claw` command line.
@org.jspecify.annotations.NullMarked
module claw.gateway {
  requires static org.jspecify;
  requires claw.node;
  requires claw.os;
  requires claw.protocol;
  requires com.fasterxml.jackson.dataformat.yaml;
  requires info.picocli;
  requires java.management;
  requires java.sql;
  requires jdk.management;
  requires micrometer.core;
  requires micrometer.registry.prometheus;
  requires okhttp3;
  requires org.eclipse.jetty.io;
  requires org.eclipse.jetty.server;
  requires org.eclipse.jetty.util;
  requires org.eclipse.jetty.http;
  requires org.eclipse.jetty.websocket.api;
  requires org.eclipse.jetty.websocket.core.common;
  requires org.eclipse.jetty.websocket.core.server;
  requires org.eclipse.jetty.websocket.server;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;

  exports dev.claw.gateway;
  exports dev.claw.cli;

  opens dev.claw.cli to
      info.picocli;
  opens dev.claw.cli.config to
      info.picocli;
  opens dev.claw.cli.devices to
      info.picocli;
  opens dev.claw.cli.doctor to
      info.picocli,
      com.fasterxml.jackson.databind;
  opens dev.claw.cli.gateway to
      info.picocli,
      com.fasterxml.jackson.databind;
  opens dev.claw.cli.link to
      info.picocli,
      com.fasterxml.jackson.databind;
  opens dev.claw.cli.nodes to
      info.picocli,
      com.fasterxml.jackson.databind;
  opens dev.claw.cli.status to
      info.picocli,
      com.fasterxml.jackson.databind;
}
