package dev.claw.os.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.os.ffmpeg.DeviceReport.Entry;
import org.junit.jupiter.api.Test;

class DeviceReportTest {

  @Test
  void readsTheCamerasOfMacOs() {
    String report =
        """
        [AVFoundation indev @ 0x7f8] AVFoundation video devices:
        [AVFoundation indev @ 0x7f8] [0] FaceTime HD Camera
        [AVFoundation indev @ 0x7f8] [1] Capture screen 0
        [AVFoundation indev @ 0x7f8] AVFoundation audio devices:
        [AVFoundation indev @ 0x7f8] [0] MacBook Pro Microphone
        : Input/output error
        """;

    assertThat(DeviceReport.avFoundationCameras(report))
        .containsExactly(new Entry("0", "FaceTime HD Camera"));
  }

  @Test
  void readsTheDevicesOfWindows() {
    String report =
        """
        [dshow @ 0000] "Integrated Camera" (video)
        [dshow @ 0000]   Alternative name "@device_pnp_x"
        [dshow @ 0000] "Microphone (Realtek)" (audio)
        dummy: Immediate exit requested
        """;

    assertThat(DeviceReport.dshow(report, "video"))
        .containsExactly(new Entry("Integrated Camera", "Integrated Camera"));
    assertThat(DeviceReport.dshow(report, "audio"))
        .containsExactly(new Entry("Microphone (Realtek)", "Microphone (Realtek)"));
    assertThat(DeviceReport.dshow("", "video")).isEmpty();
  }
}
