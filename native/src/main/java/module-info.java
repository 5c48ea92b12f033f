/// What this machine can do: one small interface per ability, one implementation per operating
/// system.
@org.jspecify.annotations.NullMarked
module claw.os {
  requires static org.jspecify;
  requires com.sun.jna;
  requires com.sun.jna.platform;
  requires java.desktop;
  requires org.slf4j;

  exports dev.claw.os;
}
