/// The light device agent: advertises what this machine offers and runs what its owner allows.
@org.jspecify.annotations.NullMarked
module claw.node {
  requires static org.jspecify;
  requires transitive claw.protocol;
  requires claw.os;
  requires info.picocli;
  requires org.slf4j;

  exports dev.claw.node;
}
