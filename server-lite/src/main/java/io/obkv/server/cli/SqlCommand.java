// SPDX-License-Identifier: Apache-2.0
package io.obkv.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code obkv sql}: statements to a running server, and their results as tables. */
@Command(
    name = "sql",
    description =
        "Runs SQL on a running server. Without TEXT and -f it reads standard input. The exit"
            + " code is 1 when a statement fails.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SqlCommand implements Callable<Integer> {
  private static final int PATIENCE_MILLIS = 300_000;

  private final ObjectMapper json = new ObjectMapper();

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--http",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "The server's HTTP address.")
  private String url;

  @Option(names = "--user", defaultValue = "root", description = "The account's name.")
  private String user;

  @Option(
      names = "--password",
      defaultValue = "${env:OBKV_PASSWORD:-}",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      description =
          "The account's password. Default: the variable OBKV_PASSWORD of the environment.")
  private String password;

  @Option(names = "--database", defaultValue = "test", description = "The current database.")
  private String database;

  @Option(names = "-f", paramLabel = "FILE", description = "Reads the statements from a file.")
  private Path file;

  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "The statements.")
  private String text;

  @Override
  public Integer call() throws IOException {
    HttpURLConnection connection = connect();
    connection.getOutputStream().write(statements());
    int status = connection.getResponseCode();
    boolean success = status == HttpURLConnection.HTTP_OK;
    try (InputStream in = success ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] body = in == null ? new byte[0] : in.readAllBytes();
      return success ? print(json.readTree(body)) : fail(status, body);
    }
  }

  private byte[] statements() throws IOException {
    if (text != null) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    return file == null ? System.in.readAllBytes() : Files.readAllBytes(file);
  }

  private HttpURLConnection connect() throws IOException {
    String address = url + "/sql?database=" + URLEncoder.encode(database, StandardCharsets.UTF_8);
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(address).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setReadTimeout(PATIENCE_MILLIS);
    byte[] account = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    connection.setRequestProperty(
        "Authorization", "Basic " + Base64.getEncoder().encodeToString(account));
    return connection;
  }

  private int print(JsonNode answer) {
    PrintWriter out = spec.commandLine().getOut();
    for (JsonNode result : answer.get("results")) {
      out.print(ResultTable.of(result));
    }
    out.flush();
    return 0;
  }

  private int fail(int status, byte[] body) throws IOException {
    JsonNode error = body.length == 0 ? null : json.readTree(body).get("error");
    String message = error == null
        ? "the server answered with HTTP status " + status
        : String.format(
            "ERROR %d (%s): %s",
            error.get("number").asInt(),
            error.get("state").asText(),
            error.get("message").asText());
    spec.commandLine().getErr().println(message);
    return 1;
  }
}
