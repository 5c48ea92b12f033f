/// The light device agent: advertises what this machine offers and runs what its owner allows.
@org.jspecify.annotations.NullMarked
module claw.node {
  requires static org.jspecify;
  requires transitive claw.protocol;
  requires transitive claw.os;
  requires info.picocli;
  requires org.slf4j;

  exports dev.claw.node;
  exports dev.claw.node.surface;

  opens dev.claw.node to
      com.fasterxml.jackson.databind;
  opens dev.claw.node.cli to
      info.picocli;
  opens dev.claw.node.exec to
      com.fasterxml.jackson.databind;
  opens dev.claw.node.store to
      com.fasterxml.jackson.databind;
  opens dev.claw.node.command to
      com.fasterxml.jackson.databind;
}
