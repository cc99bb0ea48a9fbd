// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** What this process uses from the making of the meter on, with all its threads, Netty's too. */
final class ProcessMeter {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private final Map<Long, Long> allocatedBefore = allocated();
  private final long cpuBefore = SYSTEM.getProcessCpuTime();

  /** The use until now; what threads allocated that have ended since is not in it. */
  Consumption read() {
    long cpu = SYSTEM.getProcessCpuTime() - cpuBefore;
    long bytes = 0;
    for (Map.Entry<Long, Long> thread : allocated().entrySet()) {
      bytes += thread.getValue() - allocatedBefore.getOrDefault(thread.getKey(), 0L);
    }
    return new Consumption(cpu, bytes);
  }

  private static Map<Long, Long> allocated() {
    long[] ids = THREADS.getAllThreadIds();
    long[] bytes = THREADS.getThreadAllocatedBytes(ids);
    Map<Long, Long> byThread = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      // Negative for a thread that has ended in between.
      byThread.put(ids[i], Math.max(0, bytes[i]));
    }
    return byThread;
  }
}
