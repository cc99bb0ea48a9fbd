// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  @Test
  void readsWhatWasSaved(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("answers");
    new Recording(Map.of(1, new byte[] {5, 6, 7}, 2, new byte[0])).save(file);
    Map<Integer, byte[]> read = Recording.read(file).answers();
    assertThat(read).containsOnlyKeys(1, 2);
    assertThat(read.get(1)).containsExactly(5, 6, 7);
    assertThat(read.get(2)).isEmpty();
  }
}
