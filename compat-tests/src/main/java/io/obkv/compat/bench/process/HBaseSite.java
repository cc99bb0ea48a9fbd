// SPDX-License-Identifier: Apache-2.0
package io.obkv.compat.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A directory that goes before everything on a class path, with HBase's settings and quiet logs. */
public final class HBaseSite {
  private static final String LOGGING = """
      <configuration>
        <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d %-5level [%thread] %logger{1}: %msg%n</pattern></encoder>
        </appender>
        <root level="WARN"><appender-ref ref="OUT"/></root>
        <logger name="org.apache.hadoop.hbase.PerformanceEvaluation" level="INFO"/>
        <logger name="org.apache.hadoop.util.NativeCodeLoader" level="ERROR"/>
      </configuration>
      """;

  private HBaseSite() {}

  /** Writes {@code hbase-site.xml} and {@code logback.xml} into a directory, which is made when absent. */
  public static Path write(Path directory, Map<String, String> settings) throws IOException {
    Files.createDirectories(directory);
    StringBuilder site = new StringBuilder("<configuration>\n");
    settings.forEach((name, value) -> site.append("<property><name>")
        .append(escaped(name))
        .append("</name><value>")
        .append(escaped(value))
        .append("</value></property>\n"));
    Files.writeString(directory.resolve("hbase-site.xml"), site.append("</configuration>\n"));
    Files.writeString(directory.resolve("logback.xml"), LOGGING);
    return directory;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
