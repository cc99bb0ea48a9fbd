// SPDX-License-Identifier: Apache-2.0
package io.obkv.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is gone, with all in it, when this is closed. */
record TemporaryDirectory(Path path) implements AutoCloseable {
  static TemporaryDirectory create() throws IOException {
    return new TemporaryDirectory(Files.createTempDirectory("obkv-quickstart-"));
  }

  @Override
  public void close() throws IOException {
    for (Path file : innermostFirst()) {
      Files.delete(file);
    }
  }

  private List<Path> innermostFirst() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
