package dev.claw.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {

  @Test
  void everySystemHasOneProvider() {
    assertThat(ServiceLoader.load(MachineProvider.class))
        .extracting(MachineProvider::system)
        .containsExactlyInAnyOrder(OperatingSystem.values());
  }

  @Test
  void theModuleAndTheClassPathOfferTheSameProviders() throws Exception {
    Path classes =
        Path.of(Machine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ModuleDescriptor descriptor =
        ModuleDescriptor.read(
            ByteBuffer.wrap(Files.readAllBytes(classes.resolve("module-info.class"))));

    assertThat(descriptor.provides().iterator().next().providers())
        .containsExactlyElementsOf(
            ServiceLoader.load(MachineProvider.class).stream()
                .map(provider -> provider.type().getName())
                .toList());
  }

  @Test
  void everyProviderMakesAMachineWithoutTouchingItsSystem() {
    for (MachineProvider provider : ServiceLoader.load(MachineProvider.class)) {
      Machine machine = provider.machine(MachineSettings.of(Map.of()));

      assertThat(machine.processes()).isNotNull();
      assertThat(machine.host().processors()).isPositive();
    }
  }

  @Test
  void detectsThisMachine() {
    Machine machine = Machine.detect(MachineSettings.defaults());

    assertThat(machine.host().identity().deviceName()).isNotBlank();
    assertThat(machine.host().uptime()).isPresent();
    assertThat(machine.processes().which("java", System.getProperty("java.home") + "/bin"))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, LINUX",
    "Mac OS X, MACOS",
    "Darwin, MACOS",
    "Windows 11, WINDOWS",
    "AIX, LINUX"
  })
  void knowsSystemsByTheirNames(String name, OperatingSystem expected) {
    assertThat(OperatingSystem.of(name)).isEqualTo(expected);
    assertThat(Arrays.asList("linux", "macos", "windows")).contains(expected.platform());
  }
}
