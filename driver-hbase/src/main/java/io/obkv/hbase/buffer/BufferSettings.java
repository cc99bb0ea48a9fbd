// SPDX-License-Identifier: Apache-2.0
package io.obkv.hbase.buffer;

import io.obkv.hbase.cluster.CallTimes;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.client.BufferedMutatorParams;

/**
 * The bounds of a buffer. Immutable.
 *
 * @param writeBufferSize mutations are sent when those collected take more, bytes of heap
 * @param maxMutations mutations are sent when there are so many; zero and less for no bound
 * @param maxKeyValueSize longest cell that a put may have, bytes; zero and less for no bound
 * @param periodicFlushMillis after this time mutations are sent however few they are; zero for never
 * @param timerTickMillis kept for its getter: when a buffer is to be sent is timed exactly
 * @param times of a batch
 */
public record BufferSettings(
    long writeBufferSize,
    int maxMutations,
    int maxKeyValueSize,
    long periodicFlushMillis,
    long timerTickMillis,
    CallTimes times) {
  private static final String WRITE_BUFFER = "hbase.client.write.buffer";
  private static final long DEFAULT_WRITE_BUFFER = 2 << 20;
  private static final String MAX_MUTATIONS = "hbase.client.write.buffer.maxmutations";
  private static final String MAX_KEY_VALUE = "hbase.client.keyvalue.maxsize";
  private static final int DEFAULT_MAX_KEY_VALUE = 10 << 20;
  private static final String FLUSH_TIMEOUT = "hbase.client.write.buffer.periodicflush.timeout.ms";
  private static final String FLUSH_TICK = "hbase.client.write.buffer.periodicflush.timertick.ms";
  private static final long DEFAULT_FLUSH_TICK = 1000;

  /** What parameters have that were not set. */
  private static final int UNSET = -1;

  /** The shortest tick that HBase takes, milliseconds. */
  static final long SHORTEST_TICK = 100;

  /** The bounds that a configuration names. */
  public static BufferSettings of(Configuration conf, CallTimes times) {
    return new BufferSettings(
        conf.getLong(WRITE_BUFFER, DEFAULT_WRITE_BUFFER),
        conf.getInt(MAX_MUTATIONS, 0),
        conf.getInt(MAX_KEY_VALUE, DEFAULT_MAX_KEY_VALUE),
        conf.getLong(FLUSH_TIMEOUT, 0),
        conf.getLong(FLUSH_TICK, DEFAULT_FLUSH_TICK),
        times);
  }

  /** These bounds, but for those that parameters name. */
  public BufferSettings with(BufferedMutatorParams params) {
    Duration operation = millis(params.getOperationTimeout(), times.operation());
    Duration attempt = millis(params.getRpcTimeout(), times.attempt());
    int most = maxMutationsOf(params);
    return new BufferSettings(
        set(params.getWriteBufferSize(), writeBufferSize),
        most == UNSET ? maxMutations : most,
        (int) set(params.getMaxKeyValueSize(), maxKeyValueSize),
        set(params.getWriteBufferPeriodicFlushTimeoutMs(), periodicFlushMillis),
        set(params.getWriteBufferPeriodicFlushTimerTickMs(), timerTickMillis),
        new CallTimes(operation, attempt));
  }

  private static long set(long value, long otherwise) {
    return value == UNSET ? otherwise : value;
  }

  private static Duration millis(int value, Duration otherwise) {
    return value <= 0 ? otherwise : Duration.ofMillis(value);
  }

  /** Clients before HBase 2.6 have no such parameter. */
  private static int maxMutationsOf(BufferedMutatorParams params) {
    try {
      return (int) BufferedMutatorParams.class.getMethod("getMaxMutations").invoke(params);
    } catch (NoSuchMethodException e) {
      return UNSET;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  BufferSettings withPeriodicFlush(long timeoutMillis, long tickMillis) {
    return new BufferSettings(
        writeBufferSize,
        maxMutations,
        maxKeyValueSize,
        Math.max(0, timeoutMillis),
        Math.max(SHORTEST_TICK, tickMillis),
        times);
  }

  BufferSettings withTimes(CallTimes value) {
    return new BufferSettings(
        writeBufferSize,
        maxMutations,
        maxKeyValueSize,
        periodicFlushMillis,
        timerTickMillis,
        value);
  }

  BufferSettings withWriteBufferSize(long value) {
    return new BufferSettings(
        value, maxMutations, maxKeyValueSize, periodicFlushMillis, timerTickMillis, times);
  }

  BufferSettings withMaxMutations(int value) {
    return new BufferSettings(
        writeBufferSize, value, maxKeyValueSize, periodicFlushMillis, timerTickMillis, times);
  }

  BufferSettings withMaxKeyValueSize(int value) {
    return new BufferSettings(
        writeBufferSize, maxMutations, value, periodicFlushMillis, timerTickMillis, times);
  }
}
