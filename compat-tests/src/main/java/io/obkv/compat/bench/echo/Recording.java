// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.echo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Whole answer packets of a server, one for each packet code of a request. Immutable.
 *
 * @param answers by the request's code; not copied
 */
record Recording(Map<Integer, byte[]> answers) {
  /** Where a packet has its length, counted from behind the net header (1.1 of the protocol notes). */
  static final int LENGTH_OFFSET = 4;

  /** Where a packet has its channel id. */
  static final int CHANNEL_OFFSET = 8;

  /** Where a packet has its code. */
  static final int CODE_OFFSET = 16;

  /** Writes the answers one after the other, each behind its code and its length. */
  void save(Path file) throws IOException {
    int length = answers.values().stream()
        .mapToInt(answer -> 2 * Integer.BYTES + answer.length)
        .sum();
    ByteBuffer bytes = ByteBuffer.allocate(length);
    answers.forEach((code, answer) -> bytes.putInt(code).putInt(answer.length).put(answer));
    Files.write(file, bytes.array());
  }

  /** Reads what {@link #save} wrote. */
  static Recording read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    Map<Integer, byte[]> answers = new HashMap<>();
    while (bytes.hasRemaining()) {
      int code = bytes.getInt();
      byte[] answer = new byte[bytes.getInt()];
      bytes.get(answer);
      answers.put(code, answer);
    }
    return new Recording(answers);
  }
}
